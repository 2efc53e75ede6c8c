using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;

namespace Coaching.Actors.ClearDown;

/// <summary>Up to when what is erased. Pure.</summary>
/// <param name="Records">Sends before this go from the sender's record.</param>
/// <param name="Journal">Facts of agents before this are of a day that is over at every site.</param>
public sealed record Cutoffs(DateTimeOffset Records, DateTimeOffset Journal)
{
    /// <summary>For so long a repeated send is still known, though its text is gone.</summary>
    public static readonly TimeSpan IdsOutliveBodies = TimeSpan.FromDays(7);

    /// <summary>
    /// Connected agents close their day within a quarter of an hour (<see cref="Sessions.SessionsSettings.TurnJitter"/>), and write then what goes on, as a break
    /// does: until then the rows of the day before are all that says so.
    /// </summary>
    public static readonly TimeSpan DaysCloseWithin = TimeSpan.FromMinutes(20);

    /// <summary>A row belongs to a day that is over everywhere when it is older than the start of the current day of every site.</summary>
    public static Cutoffs At(DateTimeOffset now, DirectoryIndex directory, RetentionSettings retention)
    {
        var dayStarts = SiteDays.OldestDayStart(directory, now);
        return new Cutoffs(dayStarts.AddDays(-retention.SenderRecordDays), SiteDays.OldestDayStart(directory, now - DaysCloseWithin));
    }
}
