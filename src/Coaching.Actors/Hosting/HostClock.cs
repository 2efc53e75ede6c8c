namespace Coaching.Actors.Hosting;

/// <summary>
/// The clock that business times come from: the system's, which the development tools may move forward to see a day end. Timers and
/// monotonic timestamps are the system's own, so that nothing that waits is cut short by a move.
/// </summary>
public sealed class HostClock(TimeProvider system) : TimeProvider
{
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
        var wanted = (now - system.GetUtcNow()).Ticks;
        var current = Interlocked.Read(ref offset);

        if (wanted < current || Interlocked.CompareExchange(ref offset, wanted, current) != current)
        {
            return false;
        }

        Moved?.Invoke(this, EventArgs.Empty);
        return true;
    }
}
