using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Coaching.Actors.Audiences;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Nodes;

/// <summary>One log, whichever node a send comes through.</summary>
[Collection(OneClusterAtATime.Name)]
public sealed class SendsOnNodesSpecs(PostgreSqlFixture server) : NodeSpecs(server)
{
    [Fact]
    public async Task Should_be_one_order_without_gaps_on_all_nodes_when_ids_are_repeated_through_each()
    {
        var nodes = await StartAsync(3);

        var replies = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => nodes[i % 3].SendAsync($"m-{i / 5}")));

        Assert.All(replies, r => Assert.IsType<SendReply.Accepted>(r));
        Assert.Equal(60, replies.OfType<SendReply.Accepted>().Count(r => r.First));
        Assert.Equal(60, replies.OfType<SendReply.Accepted>().Select(r => (r.Id, r.At)).Distinct().Count());
        await EventuallyAsync(() => Assert.All(nodes, n => Assert.Equal(60, n.Messages().Count)));
        Assert.Equal(Enumerable.Range(1, 60).Select(v => (long)v), nodes[0].Messages().Select(m => m.Version));
        Assert.All(nodes, n => Assert.Equal(nodes[0].Messages(), n.Messages()));
        Assert.All(nodes, n => Assert.Equal(nodes[0].Messages().Select(m => m.Id), n.Lane.Pushed.Select(m => m.Id.Value)));
    }

    [Fact]
    public async Task Should_reach_a_node_that_heard_no_hint_and_one_that_was_frozen()
    {
        var nodes = await StartAsync(3);
        var (a, b, c) = (nodes[0], nodes[1], nodes[2]);

        // Nobody is told that the log grew.
        foreach (var node in nodes)
        {
            await DistributedPubSub.Get(node.System).Mediator.Ask<UnsubscribeAck>(new Unsubscribe(AudienceActor.Topic, node.Actor<AudienceActor>()), ClusterNode.Limit);
        }

        var frozen = (IInternalActorRef)c.Actor<AudienceActor>();
        frozen.Suspend();

        for (var i = 0; i < 20; i++)
        {
            Assert.IsType<SendReply.Accepted>(await a.SendAsync($"m-{i}"));
        }

        await EventuallyAsync(() => Assert.Equal(20, b.Messages().Count));
        Assert.Empty(c.Messages());
        frozen.Resume(null);

        await EventuallyAsync(() => Assert.Equal(a.Messages(), c.Messages()));
        Assert.Equal(a.Messages().Select(m => m.Id), c.Lane.Pushed.Select(m => m.Id.Value));
    }
}
