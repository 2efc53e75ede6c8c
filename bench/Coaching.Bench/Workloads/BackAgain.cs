using Coaching.Bench.Report;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Workloads;

/// <summary>W2: the fifth of the agents who were logged out come back, with thirteen messages waiting for each, while the others are connected.</summary>
internal sealed class BackAgain : IWorkload
{
    private const int Waiting = 13;

    public string Name => "W2";

    public string Title => "the logged out come back";

    public IReadOnlyList<int> Sizes => [1_000, 5_000, 10_000];

    public async Task<IReadOnlyList<Figure>> RunAsync(Bout bout)
    {
        var centre = new Centre(bout.Agents);
        await using var floor = await bout.FloorAsync(centre);
        await using var product = await bout.ProductAsync(centre);
        var stored = default(Stored);

        foreach (var stage in (Stage[])[floor, product])
        {
            await stage.LogInAsync(centre.LoggedOut, default);
            await stage.LogOutAsync(centre.LoggedOut);
            await stage.ConnectAsync(centre.Connected);
            stored = await stage.StoreAsync(Waiting);
        }

        var pairs = await bout.AlternateAsync(floor, product, async stage =>
        {
            var storm = await Storm.MeasureAsync(stage, centre.LoggedOut, stored);
            await stage.LogOutAsync(centre.LoggedOut);
            return storm;
        });
        return
        [
            bout.Figures.Compare("all back", "ms", pairs.Select(p => (p.Floor.Seconds * 1000, p.Product.Seconds * 1000)), Goal.RatioAtMost(1.25)),
            bout.Figures.Compare("processor a login", "us", pairs.Select(p => (p.Floor.ProcessorMicroseconds, p.Product.ProcessorMicroseconds))),
        ];
    }
}
