using System.Diagnostics;
using Coaching.Bench.Report;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Workloads;

/// <summary>
/// W3: everybody logs in at once after a restart, so that no agent's actor is in memory, and finds ten messages in the inbox. The floor is restarted,
/// too. Before the storm, other agents log in at both: it is the work that is measured and not the compiler.
/// </summary>
internal sealed class LoginStorm : IWorkload
{
    private const int Waiting = 10;

    public string Name => "W3";

    public string Title => "login storm";

    public IReadOnlyList<int> Sizes => [1_000, 5_000, 10_000];

    public async Task<IReadOnlyList<Figure>> RunAsync(Bout bout)
    {
        var centre = new Centre(bout.Agents, WarmUps: bout.Many(1_000, 20));
        await using var floor = await bout.FloorAsync(centre);
        await using var product = await bout.ProductAsync(centre);
        var stored = await product.StoreAsync(Waiting);
        bout.Tell("a first storm, so that every agent has a past");
        await product.LogInAsync(centre.All, stored);
        // The floor needs the room: a process may have so many open files.
        await product.LeaveAsync();

        var pairs = await bout.AlternateAsync(floor, product, stage => MeasureAsync(stage, stored));
        return
        [
            bout.Figures.Compare("all logged in", "s", pairs.Select(p => (p.Floor.Seconds, p.Product.Seconds)), Goal.RatioAtMost(1.5)),
            bout.Figures.Compare("logins", "agents/s", pairs.Select(p => (bout.Agents / p.Floor.Seconds, bout.Agents / p.Product.Seconds))),
            bout.Figures.Compare("processor a login", "us", pairs.Select(p => (p.Floor.ProcessorMicroseconds, p.Product.ProcessorMicroseconds))),
        ];
    }

    /// <summary>Restarts, warms up and lets everybody in.</summary>
    public static async Task<Storm> MeasureAsync(Stage stage, Stored stored)
    {
        await stage.RestartAsync();
        await stage.LogInAsync(stage.Centre.Warming, stored);
        await stage.LogOutAsync(stage.Centre.Warming);
        var storm = await Storm.MeasureAsync(stage, stage.Centre.All, stored);
        // The other one needs the room: a process may have so many open files.
        await stage.LeaveAsync();
        return storm;
    }
}

/// <summary>Many logins.</summary>
internal sealed record Storm(double Seconds, double ProcessorMicroseconds)
{
    /// <param name="stored">What each must find in the inbox.</param>
    public static async Task<Storm> MeasureAsync(Stage stage, Clients.AgentRange agents, Stored stored)
    {
        var before = stage.ProcessorSeconds;
        var start = Stopwatch.GetTimestamp();
        await stage.LogInAsync(agents, stored);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        // What is put off until everybody is in is paid for, too.
        await stage.SettleAsync();
        return new Storm(seconds, (stage.ProcessorSeconds - before) * 1e6 / agents.Count);
    }
}
