using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Akka.Hosting;
using Coaching.Actors.Agents;

namespace Coaching.Actors.Hosting;

/// <summary>Where a node stands in its cluster.</summary>
public interface IClusterPlace
{
    /// <summary>
    /// Whether the node is up and on the side that a partition would leave standing, by what it sees at this moment. A cluster of one always is.
    /// </summary>
    bool HasMajority(ActorSystem system);

    /// <summary>Whether the agents' shard region is known to a coordinator, so that agents are found from here.</summary>
    Task<bool> HasRegionAsync(ActorSystem system);
}

/// <inheritdoc/>
public sealed class ClusterPlace : IClusterPlace
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public bool HasMajority(ActorSystem system)
    {
        var cluster = Cluster.Get(system);

        if (cluster.IsTerminated || cluster.SelfMember.Status != MemberStatus.Up)
        {
            return false;
        }

        var state = cluster.State;
        return IsMajority(state.Members.Where(m => m.Status is MemberStatus.Up or MemberStatus.Leaving).Select(m => (m.Address, IsReachable(m))));

        // A link that is cut between two others makes both unreachable in everybody's gossip: what this node hears itself counts before that.
        bool IsReachable(Member member) =>
            !state.Unreachable.Contains(member)
            || (cluster.FailureDetector.IsMonitoring(member.Address) && cluster.FailureDetector.IsAvailable(member.Address));
    }

    public async Task<bool> HasRegionAsync(ActorSystem system)
    {
        if (!ActorRegistry.For(system).TryGet<AgentActor>(out var region))
        {
            return false;
        }

        try
        {
            return (await region.Ask<CurrentRegions>(GetCurrentRegions.Instance, Patience).ConfigureAwait(false)).Regions.Count > 0;
        }
        catch (AskTimeoutException)
        {
            return false;
        }
    }

    /// <summary>
    /// The arithmetic of the split brain resolver's keep-majority: more than half of those that are up or leaving; of two halves the one with the lowest
    /// address.
    /// </summary>
    public static bool IsMajority(IEnumerable<(Address Address, bool IsReachable)> members)
    {
        var counted = members.ToList();
        var reachable = counted.Count(m => m.IsReachable);

        // Asked for each send: only two halves need the order.
        return 2 * reachable != counted.Count
            ? 2 * reachable > counted.Count
            : counted.OrderBy(m => m.Address, Member.AddressOrdering).FirstOrDefault().IsReachable;
    }
}
