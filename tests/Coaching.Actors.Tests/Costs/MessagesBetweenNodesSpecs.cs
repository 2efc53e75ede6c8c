using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Tests.Nodes;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Costs;

/// <summary>What a send costs between nodes.</summary>
[Collection(OneClusterAtATime.Name)]
public sealed class MessagesBetweenNodesSpecs(PostgreSqlFixture server) : NodeSpecs(server)
{
    protected override string Pace => ClusterNode.QuickPace + RemoteTraffic.Hocon;

    [Fact]
    public async Task Should_be_one_hint_to_each_other_node_and_one_batch_from_each_that_delivered_when_one_or_all_agents_are_sent_to()
    {
        var nodes = await StartAsync(3);
        var agents = (await ConnectAllAsync([.. nodes])).Select(s => s.AgentId).ToList();
        await PlacesAsync([.. nodes]);
        var traffic = nodes.Select(node => new RemoteTraffic(node)).ToList();

        // The second agent is connected to the second node, and its actor may be on any.
        await SendAsync(nodes, "one", new AudienceRule.OfAgents([agents[1]]), 1);
        Assert.Equal([1, 0, 1], traffic.Select(t => t.Batches));
        await SendAsync(nodes, "all", new AudienceRule.Everyone(), agents.Count);
        Assert.Equal([3, 2, 3], traffic.Select(t => t.Batches));

        const string hint = nameof(LogGrew);
        Assert.Equal([[], [hint, hint], [hint, hint]], traffic.Select(t => t.Messages));
    }

    /// <summary>Sends through the first node, and waits until every node knows to whom the message was handed.</summary>
    private static async Task SendAsync(IReadOnlyList<ClusterNode> nodes, string id, AudienceRule to, int recipients)
    {
        Assert.IsType<SendReply.Accepted>(await nodes[0].SendAsync(id, to));
        await EventuallyAsync(async () => Assert.All(await Task.WhenAll(nodes.Select(n => n.FunnelAsync(id))), f => Assert.Equal(recipients, f.Delivered)));
    }
}
