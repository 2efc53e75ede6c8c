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
        return builder;
    }
}
