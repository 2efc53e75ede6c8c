using System.Net;
using System.Net.Sockets;
using Coaching.Actors.Agents;
using Coaching.Actors.Directory;
using Coaching.Actors.Persistence;
using Coaching.Actors.Persistence.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Tests.Fakes;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Nodes;

/// <summary>The specs of several nodes: one after the other, with the machine to themselves, or heartbeats would come late.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneClusterAtATime : ICollectionFixture<PostgreSqlFixture>
{
    public const string Name = "Nodes";
}

/// <summary>Base of specs of several nodes in this process on one database.</summary>
public abstract class NodeSpecs(PostgreSqlFixture server) : IAsyncLifetime
{
    private readonly PostgreSqlDatabase database = new(server);
    private readonly List<int> ports = [];
    private readonly List<ClusterNode> nodes = [];

    /// <summary>Spread over more shards than any spec moves at a time.</summary>
    internal static IReadOnlyList<string> Agents { get; } = [.. Enumerable.Range(1, 60).Select(i => $"agent-{i:00}")];

    /// <summary>How often nodes look at each other.</summary>
    protected virtual string Pace => ClusterNode.QuickPace;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        await using var databases = new Databases(database.Settings);
        await SchemaMigration.RunAsync(databases);
        await new SqlDirectoryStore(databases[DatabasePart.Directory], TimeProvider.System).ReplaceAsync(
            new DirectoryDocument(
                [.. Office.Snapshot.Sites.Select(site => site.Row)], Office.Snapshot.Teams, Office.Snapshot.Lists, Office.Snapshot.Queues, Office.Snapshot.Campaigns,
                [.. Agents.Select(id => new AgentRow(id, id, "london", "north", ["sales"], []))]),
            default);
    }

    public async Task DisposeAsync()
    {
        await Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
        await database.DisposeAsync();
    }

    /// <summary>Nodes that found each other and are ready.</summary>
    internal async Task<IReadOnlyList<ClusterNode>> StartAsync(int count)
    {
        var started = new List<ClusterNode>();

        for (var i = 0; i < count; i++)
        {
            started.Add(await StartAnotherAsync());
        }

        return started;
    }

    internal async Task<ClusterNode> StartAnotherAsync()
    {
        ports.Add(FindFreePort());
        return await StartOnAsync(ports[^1]);
    }

    /// <summary>The node that was started as the n-th, once more, at its old address.</summary>
    internal Task<ClusterNode> StartAgainAsync(int n) => StartOnAsync(ports[n]);

    internal static async Task EventuallyAsync(Func<Task> assert)
    {
        var until = DateTime.UtcNow + ClusterNode.Limit;

        while (true)
        {
            try
            {
                await assert();
                return;
            }
            catch (Xunit.Sdk.XunitException) when (DateTime.UtcNow < until)
            {
                await Task.Delay(100);
            }
        }
    }

    internal static Task EventuallyAsync(Action assert) => EventuallyAsync(() =>
    {
        assert();
        return Task.CompletedTask;
    });

    /// <summary>Every agent with a connection, by turns to these nodes, and its inbox there.</summary>
    internal static async Task<IReadOnlyList<NodeSession>> ConnectAllAsync(params ClusterNode[] to)
    {
        var sessions = await Task.WhenAll(Agents.Select((id, i) => to[i % to.Length].ConnectAsync(id)));
        await EventuallyAsync(() => Assert.All(sessions, s => Assert.NotEmpty(s.Connection.Inboxes)));
        return sessions;
    }

    /// <summary>Where the agents' actors are, once each is somewhere.</summary>
    internal static async Task<IReadOnlyDictionary<string, ClusterNode>> PlacesAsync(params ClusterNode[] of)
    {
        var places = new List<(string Agent, ClusterNode Node)>();

        await EventuallyAsync(async () =>
        {
            places.Clear();

            foreach (var node in of)
            {
                places.AddRange((await node.AgentsHereAsync()).Select(agent => (agent, node)));
            }

            Assert.Equal(Agents, places.Select(p => p.Agent).Order(StringComparer.Ordinal));
        });

        return places.ToDictionary(p => p.Agent, p => p.Node);
    }

    /// <summary>The state of each agent's messages, and its status, are these.</summary>
    internal static async Task AssertFactsAsync(IReadOnlyList<NodeSession> sessions, IReadOnlyDictionary<string, InboxState> states, AgentStatus status)
    {
        foreach (var session in sessions)
        {
            var inbox = await session.InboxAsync();

            Assert.Equal(states, inbox.Messages.ToDictionary(m => m.Message.Id.Value, m => m.State));
            Assert.Equal(status, inbox.Status.Status);
        }
    }

    private async Task<ClusterNode> StartOnAsync(int port)
    {
        var node = await LaunchAsync(port, [ports[0]]);
        await EventuallyAsync(async () => Assert.True(await node.IsReadyAsync()));
        return node;
    }

    /// <summary>Started, and whatever becomes of it.</summary>
    internal async Task<ClusterNode> LaunchAsync(int port, IReadOnlyList<int> seeds, TimeSpan? joinWithin = null)
    {
        var node = await ClusterNode.StartAsync(database.Settings, port, seeds, Pace, joinWithin);
        nodes.Add(node);
        return node;
    }

    internal static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
