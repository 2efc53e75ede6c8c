using Akka.Actor;
using Akka.Event;

namespace Coaching.Actors.ClearDown;

/// <summary>
/// Cluster singleton. Erases what the business day and the retention of the sender's record no longer allow to keep. Every round is computed anew from
/// the clock, the directory and the database, so that a round that failed or was never run is made up for by the next. The first round scrubs: the node
/// before may have erased and died.
/// </summary>
public sealed class ClearDownActor : ReceiveActor, IWithTimers
{
    /// <summary>
    /// The agents' facts become old at the turn of a day, and those that the projection of receipts had not passed then, soon after. Later nothing is found,
    /// by a look at the whole journal each time.
    /// </summary>
    private static readonly TimeSpan SweepsFor = TimeSpan.FromHours(1);

    private readonly ClearDownContext context;
    private readonly ILoggingAdapter log = Context.GetLogger();
    private bool running;
    private bool scrub = true;
    private DateTimeOffset? lastSweep;

    public ClearDownActor(ClearDownContext context)
    {
        this.context = context;

        Receive<Round>(_ => Start());
        Receive<RoundEnded>(ended =>
        {
            running = false;
            scrub = !ended.Scrubbed;
            lastSweep = ended.LastSweep;

            if (ended.Erased is not null)
            {
                log.Info("Clear-down: {0}", ended.Erased);
            }
        });
        Receive<Status.Failure>(f =>
        {
            (running, scrub) = (false, true);
            log.Warning(f.Cause, "Clear-down failed; the next round makes up for it");
        });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Timers.StartPeriodicTimer(nameof(Round), new Round(), context.Every);

    private void Start()
    {
        if (!running && context.Directory.IsLoaded)
        {
            running = true;
            RunAsync(scrub, lastSweep).PipeTo(Self);
        }
    }

    private async Task<RoundEnded> RunAsync(bool scrubAnyway, DateTimeOffset? lastSweep)
    {
        var now = context.Clock.GetUtcNow();
        var cutoffs = Cutoffs.At(now, context.Directory.Index, context.Retention);

        await context.Previews.DeleteExpiredAsync(now, CancellationToken.None).ConfigureAwait(false);
        var isSweepDue = lastSweep is null || lastSweep < cutoffs.Journal + SweepsFor;
        var rows = isSweepDue ? await SweepJournalAsync(cutoffs).ConfigureAwait(false) : 0;
        var erasure = await context.Log.EraseBeforeAsync(cutoffs.Records, Cutoffs.IdsOutliveBodies, CancellationToken.None).ConfigureAwait(false);

        // Also when nothing was erased now: the last round may have failed here, and receipts of the day before may have come since.
        if (erasure.UpTo > 0)
        {
            await context.Receipts.EraseUpToAsync(erasure.UpTo, CancellationToken.None).ConfigureAwait(false);
        }

        var nothing = erasure.Erased + rows == 0;

        // What was erased is still in free pages and in the write-ahead log until this; readers may be in the way.
        var scrubbed = (nothing && !scrubAnyway) || await context.Storage.ScrubAsync(CancellationToken.None).ConfigureAwait(false);
        return new RoundEnded(
            nothing ? null : $"{erasure.Erased} messages erased, {rows} journal rows swept",
            scrubbed,
            isSweepDue ? now : lastSweep);
    }

    /// <summary>Days of agents who never came back: nobody else closes them. Only rows that the projection of receipts has passed.</summary>
    private async Task<int> SweepJournalAsync(Cutoffs cutoffs)
    {
        var position = await context.Receipts.GetJournalPositionAsync(CancellationToken.None).ConfigureAwait(false);
        return await context.Tail.SweepAsync(cutoffs.Journal, position, CancellationToken.None).ConfigureAwait(false);
    }

    private sealed record Round;

    private sealed record RoundEnded(string? Erased, bool Scrubbed, DateTimeOffset? LastSweep) : INoSerializationVerificationNeeded;
}
