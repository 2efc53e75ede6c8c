using Akka.Actor;
using Akka.Cluster;
using Akka.Event;

namespace Coaching.Actors.Hosting;

/// <summary>
/// Ends a node that was not taken in by its cluster in time, for its supervisor to start it again: the first seed node joins itself when it meets nobody,
/// and would wait for the others by itself for ever, while they have their cluster without it.
/// </summary>
public static class JoinDeadline
{
    /// <summary>Machines that start together start within this.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(40);

    public static void Watch(ActorSystem system, TimeSpan within)
    {
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Cluster.Get(system).RegisterOnMemberUp(up.SetResult);
        _ = EndUnlessAsync(up.Task, system, within);
    }

    private static async Task EndUnlessAsync(Task up, ActorSystem system, TimeSpan within)
    {
        if (await Task.WhenAny(up, system.WhenTerminated, Task.Delay(within)).ConfigureAwait(false) == up || system.WhenTerminated.IsCompleted)
        {
            return;
        }

        Logging.GetLogger(system, nameof(JoinDeadline)).Error("Not a member of the cluster after {0}: a majority of the seed nodes was not met. The node ends", within);
        await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClusterJoinUnsuccessfulReason.Instance).ConfigureAwait(false);
    }
}
