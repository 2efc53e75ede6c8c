using Akka.Cluster;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Nodes;

/// <summary>Nodes that start while others are not there.</summary>
[Collection(OneClusterAtATime.Name)]
public sealed class JoiningSpecs(PostgreSqlFixture server) : NodeSpecs(server)
{
    [Fact]
    public async Task Should_be_no_cluster_of_its_own_when_the_first_seed_node_meets_nobody()
    {
        var seeds = new[] { FindFreePort(), FindFreePort(), FindFreePort() };
        var first = await LaunchAsync(seeds[0], seeds);
        await EventuallyAsync(() => Assert.Equal(MemberStatus.Joining, Cluster.Get(first.System).SelfMember.Status));

        Assert.False(await first.IsReadyAsync());

        var second = await LaunchAsync(seeds[1], seeds);
        await EventuallyAsync(async () => Assert.True(await first.IsReadyAsync() && await second.IsReadyAsync()));
    }

    [Fact]
    public async Task Should_end_when_nobody_has_taken_it_in_in_time()
    {
        var seeds = new[] { FindFreePort(), FindFreePort(), FindFreePort() };

        var alone = await LaunchAsync(seeds[0], seeds, joinWithin: TimeSpan.FromSeconds(1));

        await alone.System.WhenTerminated.WaitAsync(ClusterNode.Limit);
    }
}
