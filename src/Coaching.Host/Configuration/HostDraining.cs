using Coaching.Actors.Hosting;

namespace Coaching.Host.Configuration;

/// <summary>How the host goes down: announced, then drained, then ended.</summary>
internal static class HostDraining
{
    /// <summary>From a signal to the exit, with a second for what comes after the last service.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(29);

    public static IServiceCollection AddDraining(this IServiceCollection services)
    {
        services.AddOptions<HostOptions>()
            .Configure<ClusterSettings>((options, cluster) => options.ShutdownTimeout = Limit - TimeSpan.FromSeconds(cluster.DrainSeconds));
        return services
            .AddSingleton<IHostLifetime, HostSignals>()
            .AddHostedService<HostDrain>();
    }
}
