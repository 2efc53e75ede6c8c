namespace Coaching.Actors.Hosting;

/// <summary>
/// The clock that business times come from: the system's, which the development tools may move forward to see a day end. Timers and
/// monotonic timestamps are the system's own, so that nothing that waits is cut short by a move.
/// </summary>
public sealed class HostClock(TimeProvider system) : TimeProvider
{
    private readonly Lock moving = new();
    private readonly List<Move> moves = [];
    private long offset;

    public HostClock()
        : this(System) { }

    /// <summary>After a move, on the mover's thread. Who waits for an instant looks again whether it has come.</summary>
    public event EventHandler? Moved;

    /// <summary>How far this clock is ahead of the system's; never negative.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref offset));

    public override DateTimeOffset GetUtcNow() => system.GetUtcNow() + Offset;

    public override TimeZoneInfo LocalTimeZone => system.LocalTimeZone;

    public override long TimestampFrequency => system.TimestampFrequency;

    public override long GetTimestamp() => system.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        system.CreateTimer(callback, state, dueTime, period);

    /// <summary>Moves the clock to this instant.</summary>
    /// <returns>False, and nothing changes, when the instant is in the past: time never runs backwards.</returns>
    public bool MoveTo(DateTimeOffset now)
    {
        lock (moving)
        {
            var at = system.GetUtcNow();

            if (now - at < Offset)
            {
                return false;
            }

            moves.Add(new Move(at, Offset));
            Interlocked.Exchange(ref offset, (now - at).Ticks);
        }

        Moved?.Invoke(this, EventArgs.Empty);
        return true;
    }

    /// <summary>
    /// What the system's clock showed when this one came to an instant: for what others store by the system's clock. An instant that a move passed over was
    /// at that move.
    /// </summary>
    public DateTimeOffset SystemTimeOf(DateTimeOffset instant)
    {
        lock (moving)
        {
            var ahead = Offset;

            foreach (var move in Enumerable.Reverse(moves))
            {
                if (instant - ahead >= move.At)
                {
                    break;
                }

                if (instant - move.Before >= move.At)
                {
                    return move.At;
                }

                ahead = move.Before;
            }

            return instant - ahead;
        }
    }

    /// <param name="At">By the system's clock.</param>
    /// <param name="Before">How far this clock had been ahead until then.</param>
    private readonly record struct Move(DateTimeOffset At, TimeSpan Before);
}
