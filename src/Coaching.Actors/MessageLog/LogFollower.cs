using Akka.Actor;
using Akka.Event;
using Coaching.Actors.Audiences;

namespace Coaching.Actors.MessageLog;

/// <summary>Reads the message log in order for its actor, one read at a time; answers come as <see cref="LogRead"/> or <see cref="Status.Failure"/>.</summary>
public sealed class LogFollower(IMessageLog log, DayIndex day)
{
    /// <summary>Entries a read: bounded, so that a long gap does not fill the memory twice.</summary>
    public const int PageSize = 1_000;

    private readonly List<(IActorRef Asker, CatchUp Request)> waiting = [];
    private List<(IActorRef Asker, CatchUp Request)> asking = [];
    private bool reading;
    private bool again;

    /// <summary>Starts where the day starts.</summary>
    public void Load(IActorRef to, DateTimeOffset from)
    {
        reading = true;
        LoadAsync(from).PipeTo(to);
    }

    /// <summary>Reads what follows the index. While a read is under way it is noted, and another follows.</summary>
    public void ReadOn(IActorRef to)
    {
        if (reading)
        {
            again = true;
            return;
        }

        reading = true;
        waiting.AddRange(asking);
        asking = [];
        ReadAsync(day.Version).PipeTo(to);
    }

    /// <summary>The read that answers begins after the request: one under way may have passed what the asker knows of.</summary>
    public void CatchUp(IActorRef asker, CatchUp request, IActorRef to)
    {
        asking.Add((asker, request));
        ReadOn(to);
    }

    /// <summary>For after a read was taken in.</summary>
    public void TellCaughtUp(LogRead read)
    {
        if (!read.More)
        {
            TellAll(whole: true);
        }
    }

    /// <summary>Takes note of a read that came back; answers whether another must follow.</summary>
    public bool Ended(LogRead read)
    {
        var more = read.More || again;
        (reading, again) = (false, false);
        return more;
    }

    public void Failed(Exception cause, ILoggingAdapter logger)
    {
        reading = false;
        waiting.AddRange(asking);
        asking = [];
        TellAll(whole: false);
        logger.Warning(cause, "The message log cannot be read; the next look tries again");
    }

    private void TellAll(bool whole)
    {
        foreach (var (asker, request) in waiting)
        {
            asker.Tell(new CaughtUp(request.Then, whole));
        }

        waiting.Clear();
    }

    private async Task<LogRead> LoadAsync(DateTimeOffset from)
    {
        var before = await log.GetVersionBeforeAsync(from, CancellationToken.None).ConfigureAwait(false);
        return await ReadAsync(Math.Max(before, day.Version)).ConfigureAwait(false);
    }

    private async Task<LogRead> ReadAsync(long after)
    {
        // The head first: what a page that is not full then lacks below it is erased.
        var head = await log.GetHeadAsync(CancellationToken.None).ConfigureAwait(false);

        if (head <= after)
        {
            return new LogRead([], after, More: false);
        }

        var entries = await log.ReadAfterAsync(after, PageSize, CancellationToken.None).ConfigureAwait(false);
        var full = entries.Count == PageSize;
        return new LogRead(entries, full ? entries[^1].Version : Math.Max(head, entries.Count > 0 ? entries[^1].Version : 0), full);
    }
}

/// <summary>A page of the log: all there is up to <c>UpTo</c>.</summary>
public sealed record LogRead(IReadOnlyList<Sent> Entries, long UpTo, bool More) : INoSerializationVerificationNeeded;
