using Coaching.Bench.Report;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Workloads;

/// <summary>W5: twenty supervisors, each of whom sends to one of its teams of 25 every 100 ms; then the same as fast as they can.</summary>
internal sealed class TeamSends : IWorkload
{
    private const int Supervisors = 20;
    private const int PerSecond = Supervisors * 10;

    public string Name => "W5";

    public string Title => "sends to teams";

    public IReadOnlyList<int> Sizes => [5_000];

    public async Task<IReadOnlyList<Figure>> RunAsync(Bout bout)
    {
        var centre = new Centre(bout.Agents);
        var teams = bout.Agents / Centre.TeamSize;
        await using var floor = await bout.FloorAsync(centre);
        await using var product = await bout.ProductAsync(centre);
        Audience InTurn(int send) => new Audience.Team(send % teams);

        foreach (var stage in (Stage[])[floor, product])
        {
            await stage.ConnectAsync(centre.All);
            await Loops.ClosedAsync(stage, bout.Many(1_000, 40), Supervisors, InTurn);
        }

        var paced = await bout.AlternateAsync(
            floor, product, stage => Loops.OpenAsync(stage, bout.Many(1_000, 100), PerSecond, Supervisors, InTurn));
        var fast = await bout.AlternateAsync(
            floor, product, stage => Loops.ClosedAsync(stage, bout.Many(2_000, 100), Supervisors, InTurn));
        var figures = bout.Figures;
        return
        [
            figures.Compare("every 100 ms", "toasts/s", paced.Select(p => (p.Floor.DeliveriesPerSecond, p.Product.DeliveriesPerSecond)), Goal.RatioAtLeast(0.8)),
            figures.Compare("every 100 ms, toast p50", "ms", paced.Select(p => (p.Floor.Toast(0.5), p.Product.Toast(0.5)))),
            figures.Compare("every 100 ms, toast p99", "ms", paced.Select(p => (p.Floor.Toast(0.99), p.Product.Toast(0.99)))),
            figures.Compare(
                "every 100 ms, processor a recipient", "us",
                paced.Select(p => (p.Floor.ProcessorMicrosecondsPerRecipient, p.Product.ProcessorMicrosecondsPerRecipient))),
            figures.Compare("as fast as they can", "toasts/s", fast.Select(p => (p.Floor.DeliveriesPerSecond, p.Product.DeliveriesPerSecond)), Goal.RatioAtLeast(0.8)),
        ];
    }
}
