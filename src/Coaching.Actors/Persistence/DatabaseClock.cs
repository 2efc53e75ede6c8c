namespace Coaching.Actors.Persistence;

/// <summary>
/// How far our time is ahead of the database's clock. Zero in production; in Development the host's clock can be moved forward, and stored times
/// have to move along.
/// </summary>
public sealed class DatabaseClock(Func<TimeSpan> offset)
{
    public static DatabaseClock Unmoved { get; } = new(() => TimeSpan.Zero);

    internal long OffsetMilliseconds => (long)offset().TotalMilliseconds;
}
