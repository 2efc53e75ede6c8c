using System.Diagnostics;
using Coaching.Cluster.Tests.Clients;

namespace Coaching.Cluster.Tests.Chaos;

/// <summary>One fault, or several that overlap, while everybody works; then everything is looked at.</summary>
public sealed class ChaosRun(ChaosStage stage, Random chance)
{
    private static readonly TimeSpan RecoversWithin = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StaysWellFor = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan NobodyWaitsLonger = TimeSpan.FromSeconds(3);

    public async Task<ChaosRow> RunAsync(int round, string name, params Fault[] faults)
    {
        stage.NewRound();
        var (accepted, refused, unanswered) = Counts();
        await using var load = new ChaosLoad(stage, round);
        load.Start();
        await WellAsync();
        var since = stage.Waits.Now;
        var acceptingAgain = await StrikeAsync(faults);
        await stage.Cluster.AllReadyAsync();
        await WellAsync();

        var row = new ChaosRow(
            name,
            Accepted: 0,
            stage.Senders.Sum(sender => sender.Refused) - refused,
            stage.Senders.Sum(sender => sender.Unanswered) - unanswered,
            Lost: 0,
            Duplicated: 0,
            stage.Waits.Longest(Wait.Toast, since),
            stage.Waits.Longest(Wait.Inbox, since),
            stage.Waits.Longest(Wait.Acceptance, since),
            stage.Waits.Longest(Wait.Answer, since),
            acceptingAgain);
        await load.StopAsync();

        await stage.Invariants.UnansweredAreThereForAllOrNoneAsync();
        await RepeatAsync();
        var differences = await stage.Invariants.DifferencesAsync();
        await stage.Invariants.FunnelsBecomeRightAsync(round);
        await stage.Invariants.NodesAgreeAsync([.. stage.Cluster.Nodes.Select(stage.ApiOf)]);
        await stage.Invariants.TablesAreSoundAsync();
        return row with
        {
            Accepted = stage.Sends.Accepted.Count - accepted,
            Lost = differences.Sum(difference => difference.Lacking.Count),
            Duplicated = differences.Sum(difference => difference.Besides.Count) + stage.Faults.Count,
        };
    }

    private (int Accepted, int Refused, int Unanswered) Counts() =>
        (stage.Sends.Accepted.Count, stage.Senders.Sum(sender => sender.Refused), stage.Senders.Sum(sender => sender.Unanswered));

    /// <summary>All begin, one a little after the other, and all are put right in that order.</summary>
    private async Task<TimeSpan> StrikeAsync(Fault[] faults)
    {
        var heal = new List<(Func<Task> Act, Task Due)>();

        foreach (var fault in faults)
        {
            if (heal.Count > 0)
            {
                await Task.Delay(chance.Next(0, 10_000));
            }

            heal.Add((await fault.BeginAsync(stage), Task.Delay(fault.Lasts)));
        }

        foreach (var (act, due) in heal)
        {
            await due;
            await act();
        }

        var healed = Stopwatch.GetTimestamp();
        await AcceptedAsync();
        return Stopwatch.GetElapsedTime(healed);
    }

    private async Task AcceptedAsync()
    {
        var before = stage.Sends.Accepted.Count;
        var started = Stopwatch.GetTimestamp();

        while (stage.Sends.Accepted.Count == before)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < RecoversWithin, $"No send was accepted for {RecoversWithin}.");
            await Task.Delay(20);
        }
    }

    /// <summary>Until all nodes have been ready, and nobody has waited for anything for long, for some seconds.</summary>
    private async Task WellAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var wellSince = started;

        while (Stopwatch.GetElapsedTime(wellSince) < StaysWellFor)
        {
            await Task.Delay(100);

            if (!stage.Cluster.Nodes.All(node => node.IsReady) || stage.Waits.LongestOpen() > NobodyWaitsLonger)
            {
                wellSince = Stopwatch.GetTimestamp();
            }

            Assert.True(
                Stopwatch.GetElapsedTime(started) < RecoversWithin,
                $"Not well again within {RecoversWithin}: ready are [{string.Join(' ', stage.Cluster.Nodes.Where(node => node.IsReady).Select(node => node.Number + 1))}], the longest wait is {stage.Waits.LongestOpen()}.");
        }
    }

    /// <summary>What had no answer is repeated with its id, as a sender's program does; and some that had one, too.</summary>
    private async Task RepeatAsync()
    {
        foreach (var sender in stage.Senders)
        {
            foreach (var send in sender.Sent.Where(s => s.Outcome is SendOutcome.Unknown || s.Id.EndsWith('7')))
            {
                var known = send.Outcome;
                await sender.RepeatAsync(send);
                Assert.True(known is SendOutcome.Unknown || known == send.Outcome, $"{send.Id} was {known} and is {send.Outcome}");
            }
        }
    }
}
