using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.Hosting;
using Coaching.Actors.Protocol;
using Coaching.Testing;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Coaching.Actors.Tests.Nodes;

/// <summary>One of three nodes sees the others no more, nor they it; all still reach the database.</summary>
[Collection(OneClusterAtATime.Name)]
public sealed class PartitionSpecs(PostgreSqlFixture server) : NodeSpecs(server)
{
    [Fact]
    public async Task Should_go_on_where_the_majority_is_and_end_where_it_is_not()
    {
        var nodes = await StartAsync(3);
        var (a, b, c) = (nodes[0], nodes[1], nodes[2]);
        var sessions = await ConnectAllAsync(a, b);
        var sends = new List<(string Id, SendReply Reply)> { ("before", await c.SendAsync("before")) };
        await EventuallyAsync(() => Assert.All(nodes, n => Assert.Single(n.Messages())));
        await Task.WhenAll(sessions.Select(s => s.BeAsync(AgentStatus.WrapUp)));

        await Task.WhenAll(c.CutAsync(a), c.CutAsync(b), a.CutAsync(c), b.CutAsync(c));
        var marks = Task.WhenAll(sessions.Select(s => s.ReadAsync("before")));
        var alone = await SendUntilItEndsAsync(a, b, c, sends);
        await marks;

        // It found out before it went down, and took nothing from then on.
        Assert.True(alone.Count > 0);
        Assert.All(alone, reply => Assert.IsType<SendReply.OutcomeUnknown>(reply));
        Assert.False(await c.IsReadyAsync());
        Assert.True(c.Get<NodeDrain>().IsUnderWay);
        await EventuallyAsync(() => Assert.True(c.Get<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested));
        Assert.All(sends, s => Assert.IsType<SendReply.Accepted>(s.Reply));
        await EventuallyAsync(() => Assert.Equal(sends.Select(s => s.Id), a.Messages().Select(m => m.Id)));
        await EventuallyAsync(() => Assert.Equal(a.Messages(), b.Messages()));
        await PlacesAsync(a, b);
        await EventuallyAsync(async () => Assert.All(await Task.WhenAll(sessions.Select(s => s.InboxAsync())), inbox =>
            Assert.Equal(
                (AgentStatus.WrapUp, InboxState.Read, sends.Count),
                (inbox.Status.Status, inbox.Messages[^1].State, inbox.Messages.Count))));

        await Task.WhenAll(a.MendAsync(c), b.MendAsync(c));
        var again = await StartAgainAsync(2);
        Assert.Equal(a.Messages(), again.Messages());
        Assert.True(await again.SendAsync("after") is SendReply.Accepted { First: true });
    }

    /// <summary>What the node alone answered from its first refusal on, until its actor system ended.</summary>
    private static async Task<IReadOnlyList<SendReply>> SendUntilItEndsAsync(
        ClusterNode a, ClusterNode b, ClusterNode c, List<(string Id, SendReply Reply)> sends)
    {
        var alone = new List<SendReply>();
        var ended = c.System.WhenTerminated;

        for (var i = 0; !ended.IsCompleted; i++)
        {
            var node = i % 2 == 0 ? a : b;
            sends.Add(($"m-{i}", await node.SendAsync($"m-{i}")));

            // In the first moments nobody knows of the partition: what is accepted then is in the log like anything else.
            var answer = c.SendAsync($"alone-{i}");

            if (await Task.WhenAny(answer, ended) != answer)
            {
                continue;
            }

            if (alone.Count == 0 && await answer is SendReply.Accepted)
            {
                sends.Add(($"alone-{i}", await answer));
            }
            else
            {
                alone.Add(await answer);
            }

            await Task.WhenAny(ended, Task.Delay(100));
        }

        await ended.WaitAsync(ClusterNode.Limit);
        return alone;
    }
}
