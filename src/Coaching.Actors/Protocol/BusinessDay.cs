namespace Coaching.Actors.Protocol;

/// <summary>
/// A site's business day: the local date, minus the hour at which the day starts. Pure; correct on days of 23 and 25 hours. Days are half-open
/// intervals without gap or overlap, also around a change of zone or hour.
/// </summary>
/// <param name="Zone">The site's IANA time zone.</param>
/// <param name="DayStartsAt">Local wall-clock time of the turn, 03:00 say.</param>
/// <param name="Kept">The day during which zone or hour were last changed; null when they never were.</param>
public sealed record BusinessDay(TimeZoneInfo Zone, TimeOnly DayStartsAt, KeptDay? Kept = null)
{
    /// <summary>The business date that an instant belongs to.</summary>
    public DateOnly DateOf(DateTimeOffset instant)
    {
        var date = DateByRule(instant);

        return Kept switch
        {
            null => date,
            _ when instant < Kept.Start => Earlier(date, Kept.Date.AddDays(-1)),
            _ when instant < Kept.End => Kept.Date,
            _ => Later(date, Kept.Date.AddDays(1)),
        };
    }

    /// <summary>
    /// The instant (UTC) at which a date's business day starts. A wall-clock time that clocks skip counts as the first one after the gap; one that
    /// comes twice, as its first coming.
    /// </summary>
    public DateTimeOffset StartOf(DateOnly date) => Kept switch
    {
        null => StartByRule(date),
        _ when date < Kept.Date => Earlier(StartByRule(date), Kept.Start),
        _ when date == Kept.Date => Kept.Start,
        _ when date == Kept.Date.AddDays(1) => Kept.End,
        _ => Later(StartByRule(date), Kept.End),
    };

    /// <summary>The instant (UTC) at which the next day starts: the day is <c>[StartOf, EndOf)</c>.</summary>
    public DateTimeOffset EndOf(DateOnly date) => StartOf(date.AddDays(1));

    /// <summary>
    /// This day with another zone or hour, decided on at an instant. The day that runs then goes on to its end as it is. The next starts there and
    /// ends when the new rule says, so it alone is shorter or longer; dates of which nothing is left are empty.
    /// </summary>
    public BusinessDay ChangedTo(TimeZoneInfo zone, TimeOnly dayStartsAt, DateTimeOffset now) =>
        zone.Id == Zone.Id && dayStartsAt == DayStartsAt
            ? this
            : new BusinessDay(zone, dayStartsAt, DayAt(now));

    private KeptDay DayAt(DateTimeOffset instant)
    {
        var date = DateOf(instant);
        return new KeptDay(date, StartOf(date), EndOf(date));
    }

    private DateOnly DateByRule(DateTimeOffset instant)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

        if (instant < StartByRule(date))
        {
            return date.AddDays(-1);
        }

        return instant >= StartByRule(date.AddDays(1)) ? date.AddDays(1) : date;
    }

    private DateTimeOffset StartByRule(DateOnly date)
    {
        var local = date.ToDateTime(DayStartsAt, DateTimeKind.Unspecified);

        if (Zone.IsInvalidTime(local))
        {
            return FirstInstantAfterGap(local);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

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

    private static T Earlier<T>(T a, T b)
        where T : IComparable<T> => a.CompareTo(b) < 0 ? a : b;

    private static T Later<T>(T a, T b)
        where T : IComparable<T> => a.CompareTo(b) > 0 ? a : b;
}

/// <summary>A business day that stays as it began, whatever its site's zone and hour are changed to meanwhile: <c>[Start, End)</c>.</summary>
public sealed record KeptDay(DateOnly Date, DateTimeOffset Start, DateTimeOffset End);
