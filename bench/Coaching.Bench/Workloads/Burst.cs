using Coaching.Bench.Clients;
using Coaching.Bench.Report;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Workloads;

/// <summary>W9: twenty sends to all at the same moment, each over a connection of its own, and one to a single agent right behind them.</summary>
internal sealed class Burst : IWorkload
{
    private const int Size = 20;

    public string Name => "W9";

    public string Title => "burst of sends to all";

    public IReadOnlyList<int> Sizes => [5_000];

    public async Task<IReadOnlyList<Figure>> RunAsync(Bout bout)
    {
        var centre = new Centre(bout.Agents);
        await using var floor = await bout.FloorAsync(centre);
        await using var product = await bout.ProductAsync(centre);

        foreach (var stage in (Stage[])[floor, product])
        {
            await stage.ConnectAsync(centre.Connected);
            await MeasureAsync(stage);
            await MeasureAsync(stage);
        }

        var pairs = await bout.AlternateAsync(floor, product, MeasureAsync);
        return
        [
            bout.Figures.Compare("toasts", "1/s", pairs.Select(p => (p.Floor.DeliveriesPerSecond, p.Product.DeliveriesPerSecond)), Goal.RatioAtLeast(1)),
            bout.Figures.Compare("last toast of all", "ms", pairs.Select(p => (p.Floor.Seconds * 1000, p.Product.Seconds * 1000))),
            bout.Figures.Compare(
                "processor a recipient", "us",
                pairs.Select(p => (p.Floor.ProcessorMicrosecondsPerRecipient, p.Product.ProcessorMicrosecondsPerRecipient))),
            bout.Figures.Compare("the one behind them, POST to 202", "ms", pairs.Select(p => (Behind(p.Floor).AcceptedAfter, Behind(p.Product).AcceptedAfter))),
            bout.Figures.Compare(
                "the one behind them, toast", "ms", pairs.Select(p => (Behind(p.Floor).LastAfter, Behind(p.Product).LastAfter)), Goal.AtMost(50)),
        ];
    }

    private static Task<Sends> MeasureAsync(Stage stage) => Loops.ClosedAsync(
        stage, Size + 1, Size + 1, send => send < Size ? new Audience.Everyone() : SingleSends.Anybody(stage));

    private static Expectation Behind(Sends sends) => sends.Messages.Single(message => message.Recipients.Count == 1);
}
