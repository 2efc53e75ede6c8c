using Akka;
using Akka.Actor;
using Akka.Hosting;
using Coaching.Actors.Audiences;
using Coaching.Actors.Sessions;

namespace Coaching.Actors.Hosting;

/// <summary>How a node leaves: sends end first, then the sessions, and then Akka hands its shards over and leaves the cluster.</summary>
public static class DrainExtensions
{
    /// <summary>A send has its outcome within two seconds; the phase has three.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    /// <summary>
    /// Sessions close before the hand-over: their clients reconnect to other nodes, from where their agents are found here until they have moved.
    /// </summary>
    public static AkkaConfigurationBuilder WithDraining(this AkkaConfigurationBuilder builder) => builder.WithActors((system, registry, resolver) =>
    {
        var drain = resolver.GetService<NodeDrain>();
        var lane = resolver.GetService<IToastLane>();
        var audience = registry.Get<AudienceActor>();
        var shutdown = CoordinatedShutdown.Get(system);

        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "end-sends", async () =>
        {
            drain.Start();
            await audience.Ask<SendsEnded>(new EndSends(), Patience).ConfigureAwait(false);
            return Done.Instance;
        });
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "close-sessions", () =>
        {
            lane.CloseAll();
            return Task.FromResult(Done.Instance);
        });
    });
}
