using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace Coaching.Balancer;

/// <summary>The balancer's own probes, at the same addresses as those of a node.</summary>
internal static class BalancerHealth
{
    public static IEndpointRouteBuilder MapBalancerHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/healthz");
        routes.MapHealthChecks("/healthz/ready");
        routes.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
        // Of one node or another, by chance: worse than nothing. Prometheus asks each node.
        routes.MapGet("/metrics", () => Results.NotFound());
        return routes;
    }
}

/// <summary>Healthy while some node has said that it is ready, and could be reached since.</summary>
internal sealed class NodeAvailable(IProxyStateLookup proxy) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        proxy.TryGetCluster(ProxyPolicy.ClusterId, out var cluster)
        && cluster.Destinations.Values.Any(node => node.Health is { Active: DestinationHealth.Healthy, Passive: not DestinationHealth.Unhealthy })
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy());
}
