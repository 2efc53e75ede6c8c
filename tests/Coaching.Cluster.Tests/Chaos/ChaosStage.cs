using Coaching.Cluster.Tests.Clients;
using Coaching.Cluster.Tests.Hosts;
using Coaching.Cluster.Tests.Nodes;
using Coaching.Testing;

namespace Coaching.Cluster.Tests.Chaos;

/// <summary>A cluster, the people who use it, and what they know: everything that faults happen to.</summary>
public sealed class ChaosStage : IAsyncDisposable
{
    private const int Supervisors = 3;

    /// <summary>A node that misses a hint looks into the log after a second; this machine is slow.</summary>
    private static readonly TimeSpan FollowsWithin = TimeSpan.FromSeconds(5);

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly List<Node> struck = [];
    private readonly Random chance;
    private readonly string adminToken;

    private ChaosStage(NodeCluster cluster, string adminToken, IReadOnlyList<string> supervisorTokens, IReadOnlyList<(string Id, string Token)> agents, Centre centre, Random chance)
    {
        this.chance = chance;
        this.adminToken = adminToken;
        Cluster = cluster;
        Sends = new Sends(centre, chance);
        Senders = [.. supervisorTokens.Select(token => new ChaosSender(cluster, token, Faults, Waits))];
        // One in ten looks at the inbox all the time.
        Agents = [.. agents.Select((agent, i) => new AgentClient(
            () => cluster.Choose().Address, agent.Id, agent.Token, Faults, i % 10 == 0 ? AgentHabits.Watchful : AgentHabits.Calm, Waits, Log))];
        Invariants = new Invariants(cluster.Storage, Api, Agents, Sends);
    }

    public NodeCluster Cluster { get; }

    public Sends Sends { get; }

    public IReadOnlyList<ChaosSender> Senders { get; }

    public IReadOnlyList<AgentClient> Agents { get; }

    public Invariants Invariants { get; }

    public Faults Faults { get; } = new();

    public FollowedLog Log { get; } = new(FollowsWithin);

    public Waits Waits { get; } = new(TimeProvider.System);

    public static async Task<ChaosStage> StartAsync(PostgreSqlFixture server, Centre centre, Random chance)
    {
        var cluster = await NodeCluster.StartAsync(server);

        try
        {
            return await OpenAsync(cluster, centre, chance);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"The centre could not be opened. {string.Join("\n\n", cluster.Nodes.Select(node => node.Output))}", fault);
        }
    }

    private static async Task<ChaosStage> OpenAsync(NodeCluster cluster, Centre centre, Random chance)
    {
        using var http = new HttpClient();
        var api = new ApiClient(http, cluster.Nodes[0].Address);
        var adminToken = await api.TokenAsync("chief", "admin");
        await new ApiClient(http, cluster.Nodes[0].Address, adminToken).PutDirectoryAsync(centre.Directory);
        var teams = centre.Directory.Teams.Select(team => team.Id).ToArray();
        var supervisors = await Task.WhenAll(Enumerable.Range(0, Supervisors).Select(i => api.TokenAsync($"supervisor-{i}", "supervisor", teams)));
        var agents = await Task.WhenAll(centre.Everyone.Select(async id => (id, await api.TokenAsync(id, "agent"))));
        return new ChaosStage(cluster, adminToken, supervisors, agents, centre, chance);
    }

    /// <summary>As an administrator, at any node that is ready.</summary>
    public ApiClient Api() => ApiOf(Cluster.Choose());

    public ApiClient ApiOf(Node node) => new(http, node.Address, adminToken);

    /// <summary>A node that nothing has happened to since <see cref="NewRound"/>; from the seed.</summary>
    public Node Any() => Strike(chance.GetItems(Whole().ToArray(), 1)[0]);

    /// <summary>One that holds no singleton and takes none of the first supervisor's sends.</summary>
    public Node Bystander() => Strike(Whole().Where(node => node != Cluster.Oldest && node != Senders[0].Node).FirstOrDefault() ?? Whole()[0]);

    public Node TakesSends() => Strike(Senders[0].Node);

    /// <summary>Moves the clocks of all nodes past the turn of the site, which is never more than a day away.</summary>
    public Task EndDayAsync()
    {
        var next = DateTimeOffset.UtcNow.AddDays(1);

        foreach (var agent in Agents)
        {
            agent.Deeds.Forget();
        }

        return Task.WhenAll(Cluster.Nodes.Select(node => ApiOf(node).MoveClockAsync(next)));
    }

    public void NewRound() => struck.Clear();

    public async ValueTask DisposeAsync()
    {
        foreach (var sender in Senders)
        {
            sender.Dispose();
        }

        http.Dispose();
        await Cluster.DisposeAsync();
    }

    private List<Node> Whole()
    {
        var whole = Cluster.Nodes.Except(struck).ToList();
        return whole.Count > 0 ? whole : [.. Cluster.Nodes];
    }

    private Node Strike(Node node)
    {
        struck.Add(node);
        return node;
    }
}
