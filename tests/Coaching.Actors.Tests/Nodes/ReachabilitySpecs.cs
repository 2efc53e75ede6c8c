using Akka.Cluster;
using Coaching.Actors.Audiences;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Nodes;

/// <summary>Nodes lose sight of each other for a while; nobody is given up.</summary>
[Collection(OneClusterAtATime.Name)]
public sealed class ReachabilitySpecs(PostgreSqlFixture server) : NodeSpecs(server)
{
    protected override string Pace => ClusterNode.QuickPace + "akka.cluster.split-brain-resolver.stable-after = 60s";

    [Fact]
    public async Task Should_take_sends_all_the_time_where_the_majority_is_while_one_node_comes_and_goes()
    {
        var nodes = await StartAsync(3);
        var (a, b, c) = (nodes[0], nodes[1], nodes[2]);

        for (var round = 0; round < 2; round++)
        {
            await Task.WhenAll(c.CutAsync(a), c.CutAsync(b), a.CutAsync(c), b.CutAsync(c));
            await SendWhileAsync(a, b, round, async () => !await TakesSendsAsync(c) && UnreachableOn(a) == 1 && UnreachableOn(b) == 1);
            Assert.False(await c.IsReadyAsync());
            Assert.True(await a.IsReadyAsync() && await b.IsReadyAsync());

            await Task.WhenAll(c.MendAsync(a), c.MendAsync(b), a.MendAsync(c), b.MendAsync(c));
            await SendWhileAsync(a, b, round + 10, async () => await TakesSendsAsync(c) && UnreachableOn(a) == 0 && UnreachableOn(b) == 0);
            await EventuallyAsync(async () => Assert.True(await c.IsReadyAsync()));
        }
    }

    [Fact]
    public async Task Should_take_sends_on_every_node_that_itself_sees_a_majority()
    {
        var nodes = await StartAsync(3);
        var (a, b, c) = (nodes[0], nodes[1], nodes[2]);

        await Task.WhenAll(a.CutAsync(c), c.CutAsync(a));
        await EventuallyAsync(() => Assert.Equal(2, UnreachableOn(b)));

        Assert.All(await Task.WhenAll(nodes.Select(TakesSendsAsync)), Assert.True);
    }

    /// <summary>Each send through one of the two is accepted, until it has come about.</summary>
    private static async Task SendWhileAsync(ClusterNode a, ClusterNode b, int round, Func<Task<bool>> cameAbout)
    {
        using var limit = new CancellationTokenSource(ClusterNode.Limit);

        for (var i = 0; !await cameAbout(); i++)
        {
            Assert.IsType<SendReply.Accepted>(await (i % 2 == 0 ? a : b).SendAsync($"m-{round}-{i}"));
            await Task.Delay(50, limit.Token);
        }
    }

    private static async Task<bool> TakesSendsAsync(ClusterNode node) => await node.SendAsync($"probe-{Guid.NewGuid():N}") is SendReply.Accepted;

    private static int UnreachableOn(ClusterNode node) => Cluster.Get(node.System).State.Unreachable.Count;
}
