using Akka.Actor;
using Akka.Hosting;
using Coaching.Actors.Directory;
using Coaching.Actors.Hosting;
using Coaching.Actors.Persistence;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coaching.Host.Configuration;

/// <summary>The actor system: this node of the cluster, its journal and everything that runs in it.</summary>
public static class HostActors
{
    public static WebApplicationBuilder AddActors(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddPersistence()
            .AddDirectory()
            .AddCoachMessaging()
            .AddAkka(NodeExtensions.SystemName, (akka, services) => akka
                .ConfigureLoggers(loggers =>
                {
                    // The host's own logging: one format and one place for levels.
                    loggers.ClearLoggers();
                    loggers.AddLoggerFactory();
                })
                .AddHocon(ClusterPolicy.Load(), HoconAddMode.Prepend)
                .WithNode(services.GetRequiredService<ClusterSettings>())
                .WithEndAfterStandstill(services.GetRequiredService<ClusterSettings>())
                .WithPersistence(services.GetRequiredService<Databases>())
                .WithActors((system, _) => system.EventStream.Subscribe(system.ActorOf(Props.Create<FirstLoadActor>(), "first-load"), typeof(DirectoryChanged)))
                .WithDirectory()
                .WithCoachMessaging());
        builder.Services.AddDraining();
        builder.Services.AddHealthChecks().AddCheck<NodeReady>("node", tags: [HostHealth.Ready]).AddCheck<DatabaseThere>("database");
        return builder;
    }

    private sealed class NodeReady(NodeReadiness readiness, ActorSystem system) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await readiness.IsReadyAsync(system) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }

    /// <summary>Not part of readiness: all nodes would leave the balancer together, and sessions go on without a database.</summary>
    private sealed class DatabaseThere(IDatabaseProbe probe) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await probe.IsAnsweringAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
