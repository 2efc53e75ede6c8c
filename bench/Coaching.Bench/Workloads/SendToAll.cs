using Coaching.Bench.Report;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Workloads;

/// <summary>W1 and W1a: one send to all, from the POST to its 202 and to the last connected agent's toast.</summary>
internal sealed class SendToAll : IWorkload
{
    public string Name => "W1";

    public string Title => "one send to all";

    public IReadOnlyList<int> Sizes => [1_000, 5_000, 10_000];

    public async Task<IReadOnlyList<Figure>> RunAsync(Bout bout)
    {
        var centre = new Centre(bout.Agents);
        await using var floor = await bout.FloorAsync(centre);
        await using var product = await bout.ProductAsync(centre);

        foreach (var stage in (Stage[])[floor, product])
        {
            bout.Tell($"logging in at the {stage.Servers.Name}");
            await stage.ConnectAsync(centre.Connected);
            await stage.StoreAsync(bout.Many(30, 2));
            bout.Tell($"warming up the {stage.Servers.Name}");
            await Loops.OneByOneAsync(stage, bout.Many(100, 1), new Audience.Everyone());
            await stage.SettleAsync();
        }

        var sends = bout.Many(40, 3);
        var pairs = await bout.AlternateAsync(floor, product, stage => Loops.OneByOneAsync(stage, sends, new Audience.Everyone()));
        var figures = bout.Figures;
        return
        [
            figures.Compare("last toast", "ms", pairs.Select(p => (p.Floor.Last, p.Product.Last)), Goal.RatioAtMost(1.10)),
            figures.Compare("toast p50", "ms", pairs.Select(p => (p.Floor.Toast(0.5), p.Product.Toast(0.5)))),
            figures.Compare("toast p99", "ms", pairs.Select(p => (p.Floor.Toast(0.99), p.Product.Toast(0.99)))),
            figures.Compare(
                "processor a recipient", "us",
                pairs.Select(p => (p.Floor.ProcessorMicrosecondsPerRecipient, p.Product.ProcessorMicrosecondsPerRecipient)), Goal.RatioAtMost(1.25)),
            figures.Tell("W1a: POST to 202, p50", "ms", AcceptedOfAll(pairs, 0.5)),
            figures.Tell("W1a: POST to 202, p99", "ms", AcceptedOfAll(pairs, 0.99), Goal.AtMost(5)),
            figures.Tell("memory of the server", "MB", product.ResidentKilobytes / 1024.0),
        ];
    }

    private static double AcceptedOfAll(IEnumerable<(Sends Floor, Sends Product)> pairs, double share) =>
        Statistics.Percentile(pairs.SelectMany(p => p.Product.Messages).Select(message => message.AcceptedAfter), share);
}
