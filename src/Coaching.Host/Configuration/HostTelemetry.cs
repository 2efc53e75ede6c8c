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

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("coach-messaging"))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(Own)
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
