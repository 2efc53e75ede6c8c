using Coaching.Actors.Configuration;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Coaching.Host.Configuration;

/// <summary>Metrics at <c>/metrics</c> for Prometheus; metrics and traces by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.</summary>
public static class HostTelemetry
{
    /// <summary>Our own meters are named after their namespace.</summary>
    private const string Own = "Coaching.*";

    /// <summary>
    /// Of ASP.NET Core's meters those that say how requests and connections are doing. The others count single steps of them (buffers, routes, policies):
    /// several for each request and for each toast, and a part of what these cost.
    /// </summary>
    private static readonly string[] OfRequests =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "Microsoft.AspNetCore.Diagnostics"];

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("coach-messaging"))
            .WithMetrics(metrics => metrics
                .AddMeter(OfRequests)
                .AddMeter(Own)
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());

        if (new SettingsReader(builder.Configuration).Text("OTEL_EXPORTER_OTLP_ENDPOINT") is not null)
        {
            // Only here: whoever listens makes each request pay for its trace, whether it goes anywhere or not.
            telemetry.WithTracing(AddTraces).UseOtlpExporter();
        }

        return builder;
    }

    /// <summary>A trace for each request but probes and scrapes.</summary>
    internal static void AddTraces(TracerProviderBuilder traces) => traces
        .AddAspNetCoreInstrumentation(options =>
        {
            options.Filter = context => !context.Request.Path.StartsWithSegments("/healthz") && !context.Request.Path.StartsWithSegments("/metrics");
            // Tokens can be in it.
            options.EnrichWithHttpRequest = (activity, _) => activity.SetTag("url.query", null);
        });
}
