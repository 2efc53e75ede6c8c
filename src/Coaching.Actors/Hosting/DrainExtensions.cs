using Akka;
using Akka.Actor;
using Akka.Hosting;
using Coaching.Actors.Sessions;

namespace Coaching.Actors.Hosting;

/// <summary>How a node leaves: sends end first, then the sessions, and then Akka hands its shards over and leaves the cluster.</summary>
public static class DrainExtensions
{
    /// <summary>Less than a phase has.</summary>
    private static readonly TimeSpan SessionsEndWithin = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Sessions close before the hand-over: their clients reconnect to other nodes, from where their agents are found here until they have moved. All have
    /// told their agents before it begins: a last node has nobody to hand over to, and would wait until its time is up for what comes later.
    /// </summary>
    public static AkkaConfigurationBuilder WithDraining(this AkkaConfigurationBuilder builder) => builder.WithActors((system, registry, resolver) =>
    {
        var drain = resolver.GetService<NodeDrain>();
        var lane = resolver.GetService<IToastLane>();
        var bridge = registry.Get<ToastBridge>();
        var shutdown = CoordinatedShutdown.Get(system);

        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "end-sends", () =>
        {
            drain.Start();
            return Task.FromResult(Done.Instance);
        });
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "close-sessions", async () =>
        {
            lane.CloseAll();
            await bridge.GracefulStop(SessionsEndWithin).ConfigureAwait(false);
            return Done.Instance;
        });
    });
}
