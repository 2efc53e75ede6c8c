using Coaching.Actors.Directory;
using Coaching.Actors.Persistence;
using Coaching.Actors.Persistence.Directory;
using Coaching.Actors.Tests.Fakes;
using Coaching.Actors.Tests.Nodes;
using Coaching.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coaching.Actors.Tests.Costs;

/// <summary>Base of specs that count what a node, as production composes it, does to its database.</summary>
public abstract class LoneNodeSpecs(ITestDatabase database) : DatabaseSpecs(database)
{
    private ClusterNode? node;

    internal static IReadOnlyList<string> Agents { get; } = [.. Enumerable.Range(1, 1_000).Select(i => $"agent-{i:0000}")];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await new SqlDirectoryStore(Databases[DatabasePart.Directory], TimeProvider.System).ReplaceAsync(
            new DirectoryDocument(
                [.. Office.Snapshot.Sites.Select(site => site.Row)], Office.Snapshot.Teams, Office.Snapshot.Lists, Office.Snapshot.Queues, Office.Snapshot.Campaigns,
                [.. Agents.Select(id => new AgentRow(id, id, "london", "north", ["sales"], []))]),
            default);
    }

    public override async Task DisposeAsync()
    {
        if (node is not null)
        {
            await node.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <summary>In the place of the one before, if there was one.</summary>
    internal async Task<ClusterNode> StartAsync(Action<IServiceCollection>? replace = null)
    {
        if (node is not null)
        {
            await node.DisposeAsync();
        }

        var port = NodeSpecs.FindFreePort();
        node = await ClusterNode.StartAsync(Database.Settings, port, [port], ClusterNode.QuickPace, replace: replace);
        await NodeSpecs.EventuallyAsync(async () => Assert.True(await node.IsReadyAsync()));
        return node;
    }

    internal static async Task<IReadOnlyList<NodeSession>> ConnectAsync(ClusterNode node, IEnumerable<string> agents)
    {
        var sessions = await Task.WhenAll(agents.Select(node.ConnectAsync));
        await NodeSpecs.EventuallyAsync(() => Assert.All(sessions, s => Assert.NotEmpty(s.Connection.Inboxes)));
        return sessions;
    }
}
