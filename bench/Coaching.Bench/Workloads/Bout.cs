using Coaching.Actors.Persistence;
using Coaching.Bench.Report;
using Coaching.Bench.Servers;
using Coaching.Testing;

namespace Coaching.Bench.Workloads;

/// <summary>One workload on one database at one size.</summary>
/// <param name="Agents">Of the centre.</param>
/// <param name="Quick">A smoke test: it is about whether it runs, not about figures.</param>
/// <param name="Tell">For who watches.</param>
internal sealed record Bout(
    string Workload, int Agents, int Rounds, bool Quick, DatabaseProvider Provider, PostgreSqlFixture? PostgreSql, Action<string> Tell, CancellationToken Stop)
{
    private readonly List<IServers> started = [];

    /// <summary>What the servers of this bout wrote last, for people who look into a failure.</summary>
    public string LastLines => string.Join('\n', started.Select(servers => servers.Output.ToString()).Where(lines => lines.Length > 0));

    public string Database => Provider is DatabaseProvider.Sqlite ? "sqlite" : "postgresql";

    public Figures Figures => new(Workload, Database, Agents);

    /// <summary>How much of something, in earnest or to try it out.</summary>
    public int Many(int full, int quick) => Quick ? quick : full;

    public async Task<Stage> FloorAsync(Centre centre, int nodes = 1) => await StartedAsync(new FloorServers(nodes), centre);

    public async Task<Stage> ProductAsync(Centre centre, int nodes = 1) => await StartedAsync(new ProductServers(nodes, centre, FreshDatabase()), centre);

    public ITestDatabase FreshDatabase() => Provider is DatabaseProvider.Sqlite ? new SqliteFolder() : new PostgreSqlDatabase(PostgreSql!);

    /// <summary>A B A B: what disturbs the machine for a while disturbs both.</summary>
    public async Task<IReadOnlyList<(T Floor, T Product)>> AlternateAsync<T>(Stage floor, Stage product, Func<Stage, Task<T>> measure)
    {
        var pairs = new List<(T, T)>();

        for (var round = 1; round <= Rounds; round++)
        {
            Tell($"round {round} of {Rounds}, {floor.Servers.Name}");
            var first = await measure(floor);
            Tell($"round {round} of {Rounds}, {product.Servers.Name}");
            pairs.Add((first, await measure(product)));
        }

        await floor.AssertSoundAsync();
        await product.AssertSoundAsync();
        return pairs;
    }

    private async Task<Stage> StartedAsync(IServers servers, Centre centre)
    {
        Tell($"starting the {servers.Name}");
        started.Add(servers);
        var stage = new Stage(servers, centre, Stop);

        try
        {
            await servers.StartAsync(Stop);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }
}
