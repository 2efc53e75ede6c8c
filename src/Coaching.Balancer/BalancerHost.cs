using Yarp.ReverseProxy.Health;

namespace Coaching.Balancer;

/// <summary>
/// What stands before the nodes: it takes requests and WebSockets to nodes that are ready, and knows nothing else. Any node serves any request, so no
/// client has to stay with one.
/// </summary>
public static class BalancerHost
{
    /// <summary>Of <c>sysexits.h</c>: the settings are wrong. Hosts end with the same.</summary>
    public const int MisconfiguredExitCode = 78;

    /// <summary>Open WebSockets would keep the process for as long as it may: their clients come back by themselves.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (FormatException fault)
        {
            await Console.Error.WriteLineAsync($"The settings are not valid:{Environment.NewLine}  {fault.Message}");
            return MisconfiguredExitCode;
        }
    }

    /// <exception cref="FormatException">A setting is faulty.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = BalancerSettings.Read(builder.Configuration);

        builder.AddBalancerLogging();

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // How much is too much is for the nodes to say.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSingleton<IPassiveHealthCheckPolicy, FirstFailurePolicy>();
        builder.Services.AddReverseProxy()
            .LoadFromMemory([ProxyPolicy.Route], [ProxyPolicy.Cluster(settings.Nodes)])
            .ConfigureHttpClient((_, client) => client.ConnectTimeout = ProxyPolicy.ConnectWithin);
        builder.Services.AddHealthChecks().AddCheck<NodeAvailable>("nodes");

        var app = builder.Build();
        app.MapBalancerHealth();
        app.MapReverseProxy(proxy => proxy.UseFailover().UseLoadBalancing().UsePassiveHealthChecks());
        return app;
    }
}
