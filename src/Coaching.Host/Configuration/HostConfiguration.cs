using Coaching.Actors.Configuration;
using Coaching.Actors.Hosting;

namespace Coaching.Host.Configuration;

/// <summary>Settings, the clock and the server.</summary>
public static class HostConfiguration
{
    /// <summary>Largest request body unless an endpoint says otherwise.</summary>
    public const long MaxBodyBytes = 1024 * 1024;

    public static WebApplicationBuilder AddCoachingConfiguration(this WebApplicationBuilder builder)
    {
        var reader = new SettingsReader(builder.Configuration);
        var development = builder.Environment.IsDevelopment();

        builder.Services.AddCoachingSettings().AddHostClock();
        builder.WebHost.UseUrls(ListenAddress.Choose(reader.Text(WebHostDefaults.ServerUrlsKey), reader.Text("PORT"), development));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        // What a socket brought is worked on by the thread that saw it, and what goes out is written by the thread that has it: a hop through the pool less,
        // each way. "Unsafe" is it for code that blocks; what blocks here (SQLite's driver) has threads of its own.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        return builder;
    }
}
