using Akka.Actor;
using Akka.Cluster;
using Coaching.Actors.Directory;

namespace Coaching.Actors.Hosting;

/// <summary>What a node must have before it takes traffic: the directory and the day in memory, and its place in the cluster.</summary>
public sealed class NodeReadiness(CurrentDirectory directory, NodeDrain? drain = null)
{
    private volatile bool dayLoaded;

    public bool IsDayLoaded => dayLoaded;

    public void SetDayLoaded() => dayLoaded = true;

    /// <summary>Asked anew each time: a node that left or lost its place is not ready any more.</summary>
    public bool IsReady(ActorSystem system)
    {
        if (drain is { IsAnnounced: true })
        {
            return false;
        }

        var cluster = Cluster.Get(system);
        return dayLoaded && directory.IsLoaded && !cluster.IsTerminated && cluster.SelfMember.Status == MemberStatus.Up;
    }
}
