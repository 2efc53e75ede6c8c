using Coaching.Actors.Persistence;
using Coaching.Bench.Report;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Workloads;

/// <summary>W10: one send to all agents of three nodes, beside three bare servers that each get it.</summary>
internal sealed class LargeCluster : IWorkload
{
    /// <summary>For the agents of one system: 12,000 connections each, where 20,000 open files are a common limit.</summary>
    private const int Processes = 3;

    public string Name => "W10";

    public string Title => "one send to all on three nodes";

    public IReadOnlyList<int> Sizes => [45_000];

    public IReadOnlyList<DatabaseProvider> Databases => [DatabaseProvider.PostgreSql];

    public async Task<IReadOnlyList<Figure>> RunAsync(Bout bout)
    {
        var centre = new Centre(bout.Agents);
        await using var floor = await bout.FloorAsync(centre, ThreeNodes.Nodes);
        await using var product = await bout.ProductAsync(centre, ThreeNodes.Nodes);

        foreach (var stage in (Stage[])[floor, product])
        {
            bout.Tell($"logging in at the {stage.Servers.Name}");
            await stage.ConnectCrowdsAsync(centre.Connected, Processes);
            await stage.StoreAsync(bout.Many(20, 3));
        }

        var pairs = await bout.AlternateAsync(floor, product, stage => Loops.OneByOneAsync(stage, bout.Many(10, 3), new Audience.Everyone()));
        return
        [
            bout.Figures.Compare("last toast", "ms", pairs.Select(p => (p.Floor.Last, p.Product.Last)), Goal.RatioAtMost(1.25)),
            bout.Figures.Compare(
                "processor a recipient", "us",
                pairs.Select(p => (EachOf(p.Floor), EachOf(p.Product)))),
            bout.Figures.Compare("POST to 202, p99", "ms", pairs.Select(p => (p.Floor.Accepted(0.99), p.Product.Accepted(0.99)))),
        ];

        double EachOf(Sends sends) => sends.ProcessorSeconds * 1e6 / ((double)sends.Messages.Count * centre.Connected.Count);
    }
}
