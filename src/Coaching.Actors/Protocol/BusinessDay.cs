namespace Coaching.Actors.Protocol;

/// <summary>
/// A site's business day: the local date, minus the hour at which the day starts. Pure; correct on days of 23 and 25 hours.
/// </summary>
/// <param name="Zone">The site's IANA time zone.</param>
/// <param name="DayStartsAt">Local wall-clock time of the turn, 03:00 say.</param>
public sealed record BusinessDay(TimeZoneInfo Zone, TimeOnly DayStartsAt)
{
    /// <summary>The business date that an instant belongs to.</summary>
    public DateOnly DateOf(DateTimeOffset instant)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

        if (instant < StartOf(date))
        {
            return date.AddDays(-1);
        }

        return instant >= StartOf(date.AddDays(1)) ? date.AddDays(1) : date;
    }

    /// <summary>
    /// The instant (UTC) at which a date's business day starts. A wall-clock time that clocks skip counts as the first one after the gap; one that
    /// comes twice, as its first coming.
    /// </summary>
    public DateTimeOffset StartOf(DateOnly date)
    {
        var local = date.ToDateTime(DayStartsAt, DateTimeKind.Unspecified);

        if (Zone.IsInvalidTime(local))
        {
            return FirstInstantAfterGap(local);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The instant (UTC) at which the next day starts: the day is <c>[StartOf, EndOf)</c>.</summary>
    public DateTimeOffset EndOf(DateOnly date) => StartOf(date.AddDays(1));

    private DateTimeOffset FirstInstantAfterGap(DateTime skipped)
    {
        var before = new DateTimeOffset(skipped, Zone.GetUtcOffset(skipped.AddHours(-3))).AddHours(-3);
        var after = before.AddHours(6);

        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before + ((after - before) / 2);

            if (TimeZoneInfo.ConvertTime(middle, Zone).DateTime < skipped)
            {
                before = middle;
            }
            else
            {
                after = middle;
            }
        }

        return new DateTimeOffset(after.Ticks - (after.Ticks % TimeSpan.TicksPerSecond), after.Offset).ToUniversalTime();
    }
}
