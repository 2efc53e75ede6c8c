using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace Coaching.Web.Tests;

/// <summary>The host as <c>Program</c> composes it, over a folder of its own.</summary>
internal sealed class HostUnderTest(params (string Key, string? Value)[] settings) : WebApplicationFactory<Program>
{
    /// <summary>Of the database, and so of the key. A second host over the same folder is the first one, restarted.</summary>
    public string Folder { get; init; } = Directory.CreateTempSubdirectory("coaching-").FullName;

    public string EnvironmentName { get; init; } = "Development";

    public CapturedLog Log { get; } = new();

    /// <summary>Replaces services, paces for instance.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        builder.UseSetting("Persistence:ConnectionString", $"Data Source={Path.Combine(Folder, "coaching.db")}");
        builder.UseSetting("Directory:Demo", "false");

        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<ILogEventSink>(Log);
            ConfigureServices?.Invoke(services);
        });
    }
}
