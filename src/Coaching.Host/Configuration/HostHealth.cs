using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coaching.Host.Configuration;

/// <summary>What balancers and people ask. A check takes part in readiness by its tag, and always in <c>/healthz</c>.</summary>
public static class HostHealth
{
    /// <summary>Tag of checks that say whether this node should get traffic.</summary>
    public const string Ready = "ready";

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.Map("/healthz/live", _ => false);
        routes.Map("/healthz/ready", check => check.Tags.Contains(Ready));
        routes.Map("/healthz", _ => true);
        routes.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
        return routes;
    }

    private static void Map(this IEndpointRouteBuilder routes, string path, Func<HealthCheckRegistration, bool> predicate) =>
        routes.MapHealthChecks(path, new HealthCheckOptions { Predicate = predicate, ResponseWriter = Write }).AllowAnonymous();

    // States only: descriptions and exceptions of checks name hosts and connection strings, and anybody may ask.
    private static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new HealthAnswer(Name(report.Status), report.Entries.ToDictionary(entry => entry.Key, entry => Name(entry.Value.Status))));

    private static string Name(HealthStatus status) => status.ToString().ToLowerInvariant();

    private sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, string> Checks);
}
