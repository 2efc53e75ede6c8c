using Coaching.Actors.Persistence;
using Coaching.Bench.Report;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Workloads;

/// <summary>W8: three nodes beside one of the product: sends to all and to one, through any node, agents connected to any.</summary>
internal sealed class ThreeNodes : IWorkload
{
    public const int Nodes = 3;

    public string Name => "W8";

    public string Title => "three nodes beside one";

    public IReadOnlyList<int> Sizes => [5_000];

    public IReadOnlyList<DatabaseProvider> Databases => [DatabaseProvider.PostgreSql];

    public async Task<IReadOnlyList<Figure>> RunAsync(Bout bout)
    {
        var centre = new Centre(bout.Agents);
        await using var one = await bout.ProductAsync(centre);
        await using var three = await bout.ProductAsync(centre, Nodes);

        foreach (var stage in (Stage[])[one, three])
        {
            await stage.ConnectAsync(centre.Connected);
            await stage.StoreAsync(bout.Many(40, 3));
            // As many through each node: code is compiled anew where it is hot, and a third of the sends heats it a third.
            await Loops.ClosedAsync(stage, stage.Servers.Nodes.Count * bout.Many(10_000, 100), SingleSends.Outstanding, _ => SingleSends.Anybody(stage));
        }

        var toAll = await bout.AlternateAsync(one, three, stage => Loops.OneByOneAsync(stage, bout.Many(40, 3), new Audience.Everyone()));
        var toOne = await bout.AlternateAsync(
            one, three, stage => Loops.ClosedAsync(stage, bout.Many(10_000, 300), SingleSends.Outstanding, _ => SingleSends.Anybody(stage)));
        var figures = bout.Figures;
        return
        [
            figures.Compare(
                "beside one node: to all, processor a recipient", "us",
                toAll.Select(p => (p.Floor.ProcessorMicrosecondsPerRecipient, p.Product.ProcessorMicrosecondsPerRecipient)), Goal.RatioAtMost(1.25)),
            figures.Compare("beside one node: to all, last toast", "ms", toAll.Select(p => (p.Floor.Last, p.Product.Last))),
            figures.Compare(
                "beside one node: to one, processor a send", "us",
                toOne.Select(p => (p.Floor.ProcessorMicrosecondsPerRecipient, p.Product.ProcessorMicrosecondsPerRecipient)), Goal.RatioAtMost(1.25)),
            figures.Compare("beside one node: to one, 64 outstanding", "sends/s", toOne.Select(p => (p.Floor.PerSecond, p.Product.PerSecond))),
        ];
    }
}
