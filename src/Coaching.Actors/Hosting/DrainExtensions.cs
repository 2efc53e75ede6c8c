using Akka;
using Akka.Actor;
using Akka.Hosting;
using Coaching.Actors.Sessions;

namespace Coaching.Actors.Hosting;

/// <summary>How a node leaves: sends end first, then the sessions, and then Akka hands its shards over and leaves the cluster.</summary>
public static class DrainExtensions
{
    /// <summary>
    /// Sessions close before the hand-over: their clients reconnect to other nodes, from where their agents are found here until they have moved.
    /// </summary>
    public static AkkaConfigurationBuilder WithDraining(this AkkaConfigurationBuilder builder) => builder.WithActors((system, _, resolver) =>
    {
        var drain = resolver.GetService<NodeDrain>();
        var lane = resolver.GetService<IToastLane>();
        var shutdown = CoordinatedShutdown.Get(system);

        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "end-sends", () =>
        {
            drain.Start();
            return Task.FromResult(Done.Instance);
        });
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "close-sessions", () =>
        {
            lane.CloseAll();
            return Task.FromResult(Done.Instance);
        });
    });
}
