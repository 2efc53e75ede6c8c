using System.Net;
using Coaching.Actors.Persistence;
using Coaching.Cluster.Tests.Hosts;
using Coaching.Testing;
using Npgsql;

namespace Coaching.Cluster.Tests.Nodes;

/// <summary>Three hosts on one PostgreSQL server of their own. Between them, and between them and the database, stand doors that faults go through.</summary>
public sealed class NodeCluster : IAsyncDisposable
{
    public const int Size = 3;
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(200);

    private readonly PostgreSqlDatabase database;
    private readonly TcpProxy databaseDoor;
    private readonly CancellationTokenSource end = new();
    private Task balancer = Task.CompletedTask;
    private int next;

    private NodeCluster(PostgreSqlFixture server, PostgreSqlDatabase database)
    {
        Server = server;
        this.database = database;
        var door = FreePort.Find();
        databaseDoor = new TcpProxy(new IPEndPoint(IPAddress.Loopback, door), new IPEndPoint(IPAddress.Loopback, server.Port), _ => DatabaseGate);
        databaseDoor.Start();
        var connection = new NpgsqlConnectionStringBuilder(database.Settings.ConnectionString) { Port = door }.ToString();
        Nodes = [.. Enumerable.Range(0, Size).Select(number => new Node(number, new Uri($"http://127.0.0.1:{FreePort.Find()}"), Settings(number, connection)))];
    }

    public IReadOnlyList<Node> Nodes { get; }

    public NodeNetwork Network { get; } = new(Size);

    public PostgreSqlFixture Server { get; }

    /// <summary>What all nodes say to the database passes it.</summary>
    public Gate DatabaseGate { get; } = new();

    /// <summary>Past the door: for checks, also while a fault lasts.</summary>
    public PersistenceSettings Storage => database.Settings;

    public static async Task<NodeCluster> StartAsync(PostgreSqlFixture server)
    {
        var database = new PostgreSqlDatabase(server);
        await database.InitializeAsync();
        var cluster = new NodeCluster(server, database);

        foreach (var node in cluster.Nodes)
        {
            node.Launch();
        }

        await cluster.AllReadyAsync();
        cluster.balancer = cluster.LookAsync(cluster.end.Token);
        return cluster;
    }

    public Task AllReadyAsync() => Task.WhenAll(Nodes.Select(node => node.ReadyAsync()));

    /// <summary>A node to connect to, in turn, of those that were ready at the last look; any, when there is none.</summary>
    public Node Choose()
    {
        var turn = Interlocked.Increment(ref next) & int.MaxValue;
        var ready = Nodes.Where(node => node.IsReady).ToList();
        return ready.Count > 0 ? ready[turn % ready.Count] : Nodes[turn % Size];
    }

    /// <summary>The node that holds the singletons: the one that is up for longest.</summary>
    public Node Oldest => Nodes.MinBy(node => node.LaunchedAt)!;

    public void RefuseDatabase() => databaseDoor.Stop();

    public void AdmitDatabase() => databaseDoor.Start();

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await balancer;

        foreach (var node in Nodes)
        {
            await node.DisposeAsync();
        }

        await Network.DisposeAsync();
        await databaseDoor.DisposeAsync();
        await database.DisposeAsync();
        end.Dispose();
    }

    private Dictionary<string, string> Settings(int node, string connection)
    {
        var settings = HostSettings.On(DatabaseProvider.PostgreSql, connection);
        var (port, bound) = Network.Ports[node];
        settings["Cluster__Hostname"] = NodeNetwork.HostOf(node);
        settings["Cluster__Port"] = $"{port}";
        settings["Cluster__BindHostname"] = "127.0.0.1";
        settings["Cluster__BindPort"] = $"{bound}";

        for (var seed = 0; seed < Size; seed++)
        {
            settings[$"Cluster__SeedNodes__{seed}"] = $"{NodeNetwork.HostOf(seed)}:{Network.Ports[seed].Public}";
        }

        return settings;
    }

    /// <summary>What a balancer does: asks each node every now and then whether it takes traffic.</summary>
    private async Task LookAsync(CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(1) };

        while (!stop.IsCancellationRequested)
        {
            await Task.WhenAll(Nodes.Select(async node => node.IsReady = await ReadyProbe.IsReadyAsync(http, node.Address)));
            await Task.Delay(LooksEvery, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
