using Coaching.Bench.Report;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Workloads;

/// <summary>W4: sends to one agent each, chosen at random of those who are connected: as fast as 64 senders can, and a thousand a second.</summary>
internal sealed class SingleSends : IWorkload
{
    public const int Outstanding = 64;

    private const int PerSecond = 1_000;

    public string Name => "W4";

    public string Title => "single sends";

    public IReadOnlyList<int> Sizes => [1_000, 5_000, 10_000];

    public async Task<IReadOnlyList<Figure>> RunAsync(Bout bout)
    {
        var centre = new Centre(bout.Agents);
        await using var floor = await bout.FloorAsync(centre);
        await using var product = await bout.ProductAsync(centre);

        foreach (var stage in (Stage[])[floor, product])
        {
            await stage.ConnectAsync(centre.Connected);
            bout.Tell($"warming up the {stage.Servers.Name}");
            await Loops.ClosedAsync(stage, bout.Many(60_000, 100), Outstanding, _ => Anybody(stage));
        }

        var fast = await bout.AlternateAsync(
            floor, product, stage => Loops.ClosedAsync(stage, bout.Many(20_000, 300), Outstanding, _ => Anybody(stage)));
        var paced = await bout.AlternateAsync(
            floor, product, stage => Loops.OpenAsync(stage, bout.Many(5_000, 300), PerSecond, Outstanding, _ => Anybody(stage)));
        var figures = bout.Figures;
        return
        [
            figures.Compare("64 outstanding", "sends/s", fast.Select(p => (p.Floor.PerSecond, p.Product.PerSecond)), Goal.RatioAtLeast(0.5)),
            figures.Compare("64 outstanding, POST to 202, p50", "ms", fast.Select(p => (p.Floor.Accepted(0.5), p.Product.Accepted(0.5)))),
            figures.Compare("64 outstanding, POST to 202, p99", "ms", fast.Select(p => (p.Floor.Accepted(0.99), p.Product.Accepted(0.99)))),
            figures.Compare(
                "64 outstanding, processor a send", "us",
                fast.Select(p => (p.Floor.ProcessorMicrosecondsPerRecipient, p.Product.ProcessorMicrosecondsPerRecipient))),
            figures.Compare("1,000/s, POST to 202, p99", "ms", paced.Select(p => (p.Floor.Accepted(0.99), p.Product.Accepted(0.99))), Goal.AtMost(10)),
            figures.Compare("1,000/s, toast p50", "ms", paced.Select(p => (p.Floor.Toast(0.5), p.Product.Toast(0.5)))),
            figures.Compare("1,000/s, toast p99", "ms", paced.Select(p => (p.Floor.Toast(0.99), p.Product.Toast(0.99))), Goal.AtMost(10)),
        ];
    }

    public static Audience Anybody(Stage stage) => new Audience.One(Random.Shared.Next(stage.Online.Count));
}
