namespace Coaching.Balancer;

/// <summary>Nodes that come and go, and nothing of requests.</summary>
internal static class BalancerLogging
{
    public static WebApplicationBuilder AddBalancerLogging(this WebApplicationBuilder builder)
    {
        builder.Logging
            // Both log addresses of requests at Information, and tokens can be in them.
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Yarp", LogLevel.Warning)
            .AddFilter("Yarp.ReverseProxy.Health", LogLevel.Information)
            // Each connection of a node that ended, with a stack trace: thousands, and its health says it in a line.
            .AddFilter("Yarp.ReverseProxy.Forwarder", LogLevel.Error)
            // That a node still does not answer, each second.
            .AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Error);

        if (!builder.Environment.IsDevelopment())
        {
            builder.Logging.ClearProviders().AddJsonConsole();
        }

        return builder;
    }
}
