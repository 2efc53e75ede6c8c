using Coaching.Bench.Report;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Workloads;

/// <summary>W6: what the servers need for each agent: of those who are connected, after a login storm; and of those who are only known.</summary>
internal sealed class Memory : IWorkload
{
    private const int Waiting = 10;
    private const double MostBytesOfTheKnown = 512;

    /// <summary>Long enough for what the storm left to be collected.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public string Name => "W6";

    public string Title => "memory an agent";

    public IReadOnlyList<int> Sizes => [10_000];

    public async Task<IReadOnlyList<Figure>> RunAsync(Bout bout)
    {
        var connected = await ConnectedAsync(bout);
        var known = bout.Many(50_000, 2_000);
        var few = await ResidentAsync(bout, agents: Centre.TeamSize);
        var many = await ResidentAsync(bout, known);
        var each = few.Zip(many, (small, large) => (large - small) * 1024.0 / (known - Centre.TeamSize)).ToArray();
        return
        [
            bout.Figures.Compare("a connected agent", "kB", connected, Goal.RatioAtMost(1.5)),
            bout.Figures.Tell($"a known agent of {known}", "bytes", Statistics.Median(each), Goal.AtMost(MostBytesOfTheKnown)),
            bout.Figures.Tell($"a server with {known} agents", "MB", Statistics.Median(many.Select(m => m / 1024.0))),
        ];
    }

    private static async Task<IReadOnlyList<(double Floor, double Product)>> ConnectedAsync(Bout bout)
    {
        var centre = new Centre(bout.Agents, WarmUps: bout.Many(1_000, 20));
        await using var floor = await bout.FloorAsync(centre);
        await using var product = await bout.ProductAsync(centre);
        var stored = await product.StoreAsync(Waiting);
        return await bout.AlternateAsync(floor, product, async stage =>
        {
            await stage.RestartAsync();
            await stage.LogInAsync(centre.Warming, stored);
            await stage.LogOutAsync(centre.Warming);
            await RestAsync(bout);
            var before = stage.ResidentKilobytes;
            await stage.LogInAsync(centre.All, stored);
            await RestAsync(bout);
            var after = stage.ResidentKilobytes;
            await stage.LeaveAsync();
            return (after - before) / (double)bout.Agents;
        });
    }

    /// <summary>A host that was started with a directory of so many agents: what the import left behind is not counted.</summary>
    private static async Task<IReadOnlyList<long>> ResidentAsync(Bout bout, int agents)
    {
        await using var product = await bout.ProductAsync(new Centre(agents));
        var kilobytes = new List<long>();

        for (var round = 1; round <= bout.Rounds; round++)
        {
            bout.Tell($"round {round} of {bout.Rounds}, {agents} known agents");
            await product.RestartAsync();
            await RestAsync(bout);
            kilobytes.Add(product.ResidentKilobytes);
        }

        return kilobytes;
    }

    private static Task RestAsync(Bout bout) => Task.Delay(bout.Quick ? TimeSpan.FromSeconds(1) : Rest, bout.Stop);
}
