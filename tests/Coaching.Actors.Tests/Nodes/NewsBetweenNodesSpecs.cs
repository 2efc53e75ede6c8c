using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Roster;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Nodes;

/// <summary>What nodes tell each other by topics is lost for good when they are cut off from each other; pages must show the truth all the same.</summary>
[Collection(OneClusterAtATime.Name)]
public sealed class NewsBetweenNodesSpecs(PostgreSqlFixture server) : NodeSpecs(server)
{
    /// <summary>The nodes lose sight of each other, and find each other again.</summary>
    protected override string Pace => ClusterNode.QuickPace + "akka.cluster.split-brain-resolver.stable-after = 60s";

    [Fact]
    public async Task Should_show_the_same_funnels_and_statuses_on_all_nodes_after_a_partition()
    {
        var nodes = await StartAsync(3);
        var (a, b, c) = (nodes[0], nodes[1], nodes[2]);
        var sessions = await ConnectAllAsync(a);
        var places = await PlacesAsync(a, b, c);
        var reachable = sessions.Where(s => places[s.AgentId] != c).ToList();
        await a.SendAsync("first");
        await EventuallyAsync(async () => Assert.All(await FunnelsAsync(nodes, "first"), f => Assert.Equal(Agents.Count, f.Delivered)));
        await EventuallyAsync(() => Assert.All(nodes, n => Assert.All(Agents, agent => Assert.Equal(AgentStatus.Available, StatusOn(n, agent)))));

        await Task.WhenAll(c.CutAsync(a), c.CutAsync(b), a.CutAsync(c), b.CutAsync(c));
        await a.SendAsync("second");
        await Task.WhenAll(reachable.Select(s => s.ReadAsync("first")));
        await Task.WhenAll(reachable.Select(s => s.BeAsync(AgentStatus.OnBreak, "lunch")));
        await EventuallyAsync(() => Assert.Equal(2, c.Messages().Count));
        await EventuallyAsync(async () => Assert.Equal(reachable.Count, (await a.FunnelAsync("first")).Read));
        await EventuallyAsync(async () => Assert.Equal(Agents.Count, (await a.FunnelAsync("second")).Delivered));
        Assert.Equal((0, 0), ((await c.FunnelAsync("first")).Read, (await c.FunnelAsync("second")).Delivered));
        Assert.All(reachable, s => Assert.Equal(AgentStatus.Available, StatusOn(c, s.AgentId)));

        await Task.WhenAll(c.MendAsync(a), c.MendAsync(b), a.MendAsync(c), b.MendAsync(c));

        await EventuallyAsync(async () => Assert.All(await FunnelsAsync(nodes, "first"), f => Assert.Equal(reachable.Count, f.Read)));
        await EventuallyAsync(async () => Assert.All(await FunnelsAsync(nodes, "second"), f => Assert.Equal(Agents.Count, f.Delivered)));
        await EventuallyAsync(() => Assert.All(nodes, n => Assert.All(reachable, s => Assert.Equal(AgentStatus.OnBreak, StatusOn(n, s.AgentId)))));
        Assert.Equal(Agents.Count, (await PlacesAsync(a, b, c)).Count);
    }

    private static async Task<IReadOnlyList<Funnel>> FunnelsAsync(IReadOnlyList<ClusterNode> nodes, string id) =>
        await Task.WhenAll(nodes.Select(n => n.FunnelAsync(id)));

    private static AgentStatus StatusOn(ClusterNode node, string agent) =>
        node.Get<RosterBoard>()[node.Get<CurrentDirectory>().Index.Find(agent)!.Ordinal].Status;
}
