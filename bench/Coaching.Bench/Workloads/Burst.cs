using Coaching.Bench.Clients;
using Coaching.Bench.Report;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Workloads;

/// <summary>
/// W9: twenty sends to all at the same moment, each over a connection of its own, and one to a single agent right behind them; and one to a single agent
/// right behind one to all of a large centre.
/// </summary>
internal sealed class Burst : IWorkload
{
    private const int Size = 20;
    private const double MostMillisecondsBehind = 50;

    public string Name => "W9";

    public string Title => "burst of sends to all";

    public IReadOnlyList<int> Sizes => [5_000];

    public async Task<IReadOnlyList<Figure>> RunAsync(Bout bout) => [.. await TwentyAsync(bout), .. await LargeAsync(bout)];

    private static async Task<IReadOnlyList<Figure>> TwentyAsync(Bout bout)
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
                "the one behind them, toast", "ms", pairs.Select(p => (Behind(p.Floor).LastAfter, Behind(p.Product).LastAfter)),
                Goal.AtMost(MostMillisecondsBehind)),
        ];
    }

    /// <summary>One node: as many agents are connected as a process may have open files, and the message is for all others, too.</summary>
    private static async Task<IReadOnlyList<Figure>> LargeAsync(Bout bout)
    {
        var centre = new Centre(bout.Many(50_000, 1_000));
        var connected = new AgentRange(0, bout.Many(15_000, 200));
        var pairsOfSends = bout.Many(10, 2);
        await using var product = await bout.ProductAsync(centre);
        bout.Tell($"logging {connected.Count} of {centre.Agents} in");
        await product.ConnectAsync(connected);
        await MeasureLargeAsync(product);
        await MeasureLargeAsync(product);
        var toAll = new List<Expectation>();
        var behind = new List<Expectation>();

        for (var round = 1; round <= bout.Rounds; round++)
        {
            bout.Tell($"round {round} of {bout.Rounds}, one to {centre.Agents}");

            for (var pair = 0; pair < pairsOfSends; pair++)
            {
                var sends = await MeasureLargeAsync(product);
                behind.Add(Behind(sends));
                toAll.Add(sends.Messages.Single(message => message.Recipients.Count > 1));
            }
        }

        await product.AssertSoundAsync();
        var figures = bout.Figures;
        return
        [
            figures.Tell($"one to {centre.Agents}, {connected.Count} connected: last toast", "ms", Statistics.Median(toAll.Select(m => m.LastAfter))),
            figures.Tell("the one behind it, POST to 202", "ms", Statistics.Median(behind.Select(m => m.AcceptedAfter))),
            figures.Tell("the one behind it, toast", "ms", Statistics.Median(behind.Select(m => m.LastAfter)), Goal.AtMost(MostMillisecondsBehind)),
            figures.Tell("the one behind it, toast p90", "ms", Statistics.Percentile(behind.Select(m => m.LastAfter), 0.9)),
        ];
    }

    /// <summary>The one follows when the other was accepted, and so before its toasts are written.</summary>
    private static Task<Sends> MeasureLargeAsync(Stage stage) => Loops.ClosedAsync(
        stage, count: 2, outstanding: 1, send => send == 0 ? new Audience.Everyone() : SingleSends.Anybody(stage));

    private static Task<Sends> MeasureAsync(Stage stage) => Loops.ClosedAsync(
        stage, Size + 1, Size + 1, send => send < Size ? new Audience.Everyone() : SingleSends.Anybody(stage));

    private static Expectation Behind(Sends sends) => sends.Messages.Single(message => message.Recipients.Count == 1);
}
