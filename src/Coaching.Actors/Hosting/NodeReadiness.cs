using Akka.Actor;
using Coaching.Actors.Directory;

namespace Coaching.Actors.Hosting;

/// <summary>What a node must have before it takes traffic: the directory and the day in memory, and its place in the cluster.</summary>
public sealed class NodeReadiness(CurrentDirectory directory, IClusterPlace place, NodeDrain? drain = null)
{
    private volatile bool dayLoaded;
    private volatile bool hadRegion;

    public bool IsDayLoaded => dayLoaded;

    public void SetDayLoaded() => dayLoaded = true;

    /// <summary>Asked anew each time: a node that left or lost its majority takes no sends any more, and one that has it again does.</summary>
    public bool TakesSends(ActorSystem system) => place.HasMajority(system);

    /// <summary>
    /// Asked anew each time, but for the region, which is a matter of the start: while a dead coordinator is replaced no region has one, and all nodes
    /// would leave the balancer together, though sends, toasts and most agents go on.
    /// </summary>
    public async Task<bool> IsReadyAsync(ActorSystem system)
    {
        if (drain is { IsUnderWay: true } || !dayLoaded || !directory.IsLoaded || !place.HasMajority(system))
        {
            return false;
        }

        if (!hadRegion)
        {
            hadRegion = await place.HasRegionAsync(system).ConfigureAwait(false);
        }

        return hadRegion;
    }
}
