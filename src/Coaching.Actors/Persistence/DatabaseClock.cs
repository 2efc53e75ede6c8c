namespace Coaching.Actors.Persistence;

/// <summary>
/// How far our time is ahead of the database's clock (<see cref="Hosting.HostClock.Offset"/>): stored times have to move along when the development
/// tools move the host's.
/// </summary>
public sealed class DatabaseClock(Func<TimeSpan> offset)
{
    internal long OffsetMilliseconds => (long)offset().TotalMilliseconds;
}
