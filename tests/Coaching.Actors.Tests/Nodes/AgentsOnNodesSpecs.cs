using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Nodes;

/// <summary>Where agents live, and what they keep when they move. Sessions mark all the time; none may go without an answer.</summary>
[Collection(OneClusterAtATime.Name)]
public sealed class AgentsOnNodesSpecs(PostgreSqlFixture server) : NodeSpecs(server)
{
    private static readonly Dictionary<string, InboxState> AllRead = new() { ["first"] = InboxState.Read, ["second"] = InboxState.Read };

    [Fact]
    public async Task Should_come_back_elsewhere_with_all_their_facts_when_their_node_leaves()
    {
        var nodes = await StartAsync(3);
        var (a, b, c) = (nodes[0], nodes[1], nodes[2]);
        var sessions = await ConnectAllAsync(a, b);
        await SendBothAsync(a);
        await EventuallyAsync(() => Assert.All(nodes, n => Assert.Equal(2, n.Messages().Count)));
        var before = await PlacesAsync(a, b, c);
        Assert.All(nodes, n => Assert.Contains(n, before.Values));
        await Task.WhenAll(sessions.Select(s => s.BeAsync(AgentStatus.OnBreak, "lunch")));
        await Task.WhenAll(sessions.Select(s => s.SeeAsync("first")));

        var left = c.LeaveAsync();
        await Task.WhenAll(sessions.Select(s => s.ReadAsync("first")));
        await left;
        await Task.WhenAll(sessions.Select(s => s.ReadAsync("second")));

        await PlacesAsync(a, b);
        await AssertFactsAsync(sessions, AllRead, AgentStatus.OnBreak);
        Assert.False(await c.IsReadyAsync());
    }

    [Fact]
    public async Task Should_move_in_part_to_a_node_that_joins_and_lose_no_mark()
    {
        var nodes = await StartAsync(2);
        var (a, b) = (nodes[0], nodes[1]);
        var sessions = await ConnectAllAsync(a, b);
        await SendBothAsync(b);
        await EventuallyAsync(() => Assert.All(nodes, n => Assert.Equal(2, n.Messages().Count)));
        await Task.WhenAll(sessions.Select(s => s.BeAsync(AgentStatus.WrapUp)));
        using var joined = new CancellationTokenSource();
        var marking = Task.WhenAll(sessions.Select(s => MarkUntilAsync(s, joined.Token)));

        var c = await StartAnotherAsync();
        await EventuallyAsync(async () => Assert.True((await c.AgentsHereAsync()).Count >= Agents.Count / 6));
        await joined.CancelAsync();
        await marking;

        var places = await PlacesAsync(a, b, c);
        Assert.True(places.Values.Count(n => n == c) <= Agents.Count / 2);
        await AssertFactsAsync(sessions, AllRead, AgentStatus.WrapUp);
    }

    [Fact]
    public async Task Should_be_found_elsewhere_when_their_node_dies_while_sends_go_on()
    {
        var nodes = await StartAsync(3);
        var (a, b, c) = (nodes[0], nodes[1], nodes[2]);
        var sessions = await ConnectAllAsync(a, b);
        await SendBothAsync(c);
        await EventuallyAsync(() => Assert.All(nodes, n => Assert.Equal(2, n.Messages().Count)));
        await Task.WhenAll(sessions.Select(s => s.SeeAsync("first")));
        await Task.WhenAll(sessions.Select(s => s.BeAsync(AgentStatus.OnBreak, "lunch")));

        await c.CrashAsync(a, b);
        var marks = Task.WhenAll(sessions.Select(s => s.ReadAsync("first", "second")));
        var refused = 0;

        for (var i = 0; !marks.IsCompleted; i++)
        {
            refused += await (i % 2 == 0 ? a : b).SendAsync($"meanwhile-{i}") is SendReply.Accepted { First: true } ? 0 : 1;
            await Task.WhenAny(marks, Task.Delay(100));
        }

        await marks;
        Assert.Equal(0, refused);
        await PlacesAsync(a, b);
        await EventuallyAsync(async () => Assert.All(await Task.WhenAll(sessions.Select(s => s.InboxAsync())), inbox =>
            Assert.Equal(["first", "second"], inbox.Messages.Where(m => m.State == InboxState.Read).Select(m => m.Message.Id.Value).Order())));
        Assert.All(await Task.WhenAll(sessions.Select(s => s.InboxAsync())), inbox => Assert.Equal(AgentStatus.OnBreak, inbox.Status.Status));
        await EventuallyAsync(async () => Assert.True(await a.IsReadyAsync() && await b.IsReadyAsync()));
    }

    private static async Task SendBothAsync(ClusterNode node)
    {
        await node.SendAsync("first");
        await node.SendAsync("second");
    }

    /// <summary>All kinds of marks, again and again: each is answered, and none is undone by a move.</summary>
    private static async Task MarkUntilAsync(NodeSession session, CancellationToken end)
    {
        do
        {
            await session.SeeAsync("first");
            await session.ReadAsync("first");
            await session.ReadAsync("second");
            Assert.All((await session.InboxAsync()).Messages, m => Assert.Equal(InboxState.Read, m.State));
            await Task.Delay(50, CancellationToken.None);
        }
        while (!end.IsCancellationRequested);
    }
}
