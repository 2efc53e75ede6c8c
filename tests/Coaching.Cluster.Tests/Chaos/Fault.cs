using System.Globalization;
using Coaching.Cluster.Tests.Nodes;

namespace Coaching.Cluster.Tests.Chaos;

/// <summary>Something that goes wrong, and is put right again.</summary>
/// <param name="Name">As the table calls it.</param>
/// <param name="Lasts">From when it has begun until it is put right.</param>
/// <param name="BeginAsync">Answers what puts it right; nodes are then on their way, and not ready yet.</param>
public sealed record Fault(string Name, TimeSpan Lasts, Func<ChaosStage, Task<Func<Task>>> BeginAsync)
{
    /// <summary>Debian's <c>libfaketime</c>, in the folder of the machine's architecture.</summary>
    private static readonly Lazy<string> FakeTime = new(() =>
        Directory.GetDirectories("/usr/lib", "*-linux-gnu").Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("A wrong clock needs libfaketime, which ./test.sh --chaos installs; on Debian: apt-get install libfaketime."));

    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(15);

    public static Fault KillNode { get; } = Kill("kill -9 of a node", stage => stage.Bystander());

    public static Fault KillOldest { get; } = Kill("kill -9 of the node with the singletons", stage => stage.Cluster.Oldest);

    public static Fault KillSending { get; } = Kill("kill -9 of the node that takes the sends", stage => stage.TakesSends());

    public static Fault RollingRestart { get; } = new("SIGTERM and restart, one after the other", TimeSpan.Zero, async stage =>
    {
        foreach (var node in stage.Cluster.Nodes)
        {
            Assert.Equal(0, await node.StopAsync());
            node.Launch();
            await node.ReadyAsync();
        }

        return () => Task.CompletedTask;
    });

    public static Fault Freeze { get; } = new("STOP and CONT of a node, 15 s", Outage, stage =>
    {
        var node = stage.Any();
        node.Freeze();
        return Healing(() =>
        {
            node.Thaw();
            return Task.CompletedTask;
        });
    });

    /// <summary>Longer than it takes until a node counts as gone.</summary>
    public static Fault CutOff { get; } = new("a node cut off from the others, 25 s", TimeSpan.FromSeconds(25), stage =>
    {
        var node = stage.Any();
        stage.Cluster.Network.CutOff(node.Number);
        return Healing(() =>
        {
            stage.Cluster.Network.Reconnect(node.Number);
            return Task.CompletedTask;
        });
    });

    public static Fault KillDatabase { get; } = new("database killed, 15 s", Outage, async stage =>
    {
        stage.Log.DatabaseLeaves();
        await stage.Cluster.Server.KillAsync();
        return async () =>
        {
            await stage.Cluster.Server.StartAgainAsync();
            stage.Log.DatabaseIsBack();
        };
    });

    public static Fault RefuseDatabase { get; } = new("database refuses connections, 15 s", Outage, stage =>
    {
        stage.Log.DatabaseLeaves();
        stage.Cluster.RefuseDatabase();
        return Healing(() =>
        {
            stage.Cluster.AdmitDatabase();
            stage.Log.DatabaseIsBack();
            return Task.CompletedTask;
        });
    });

    public static Fault SlowDatabase { get; } = new("database 400 ms away, 15 s", Outage, stage =>
    {
        stage.Cluster.DatabaseGate.Delay = TimeSpan.FromMilliseconds(200);
        return Healing(() =>
        {
            stage.Cluster.DatabaseGate.Delay = TimeSpan.Zero;
            return Task.CompletedTask;
        });
    });

    public static Fault WrongClock { get; } = new("clock of a node 30 s ahead", Outage, async stage =>
    {
        var node = stage.Any();
        await node.StopAsync();
        // The time of day alone: with "fixed" waits the runtime's time-outs would come at once.
        node.Launch(("LD_PRELOAD", FakeTime.Value), ("FAKETIME", "+30s"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("FAKETIME_FORCE_MONOTONIC_FIX", "0"));
        await node.ReadyAsync();
        await ClockRunsAheadAsync(node);
        return async () =>
        {
            await node.StopAsync();
            node.Launch();
        };
    });

    public static IReadOnlyList<Fault> All { get; } =
        [KillNode, KillOldest, KillSending, RollingRestart, Freeze, CutOff, KillDatabase, RefuseDatabase, SlowDatabase, WrongClock];

    /// <summary>Those that can happen while another does: two would restart nodes that are not theirs.</summary>
    public static IReadOnlyList<Fault> Overlapping { get; } = [.. All.Except([RollingRestart, WrongClock])];

    private static Fault Kill(string name, Func<ChaosStage, Node> choose) => new(name, TimeSpan.FromSeconds(20), async stage =>
    {
        var node = choose(stage);
        await node.KillAsync();
        return () =>
        {
            node.Launch();
            return Task.CompletedTask;
        };
    });

    private static Task<Func<Task>> Healing(Func<Task> heal) => Task.FromResult(heal);

    /// <summary>The answers' own dates tell: a fault that does not happen proves nothing.</summary>
    private static async Task ClockRunsAheadAsync(Node node)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(node.Address, "/healthz/live"));
        var ahead = answer.Headers.Date!.Value - DateTimeOffset.UtcNow;
        Assert.True(ahead > TimeSpan.FromSeconds(25), string.Create(CultureInfo.InvariantCulture, $"The node's clock is {ahead} ahead."));
    }
}
