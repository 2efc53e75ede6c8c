using Coaching.Actors.Protocol;

namespace Coaching.Actors.Directory;

/// <summary>A site as stored.</summary>
/// <param name="Kept">The business day during which time zone or hour were last changed; null when they never were.</param>
public sealed record StoredSite(SiteRow Row, KeptDay? Kept = null)
{
    /// <exception cref="TimeZoneNotFoundException">This host has no data on the site's time zone: it must not guess when days end.</exception>
    public BusinessDay Day => new(TimeZoneOf(Row), DayStartOf(Row), Kept);

    /// <summary>
    /// The site with what a row says of it from now on: another time zone or hour applies from its next day. A row of a site that is not there yet
    /// applies at once.
    /// </summary>
    public static StoredSite After(StoredSite? known, SiteRow row, DateTimeOffset now) =>
        new(row, known?.Day.ChangedTo(TimeZoneOf(row), DayStartOf(row), now).Kept);

    private static TimeZoneInfo TimeZoneOf(SiteRow site) => SiteRules.TryTimeZone(site.TimeZone, out var zone)
        ? zone
        : throw new TimeZoneNotFoundException($"This host does not know the time zone '{site.TimeZone}' of site '{site.Id}'.");

    private static TimeOnly DayStartOf(SiteRow site) => SiteRules.TryDayStart(site.DayStartsAt, out var time)
        ? time
        : throw new FormatException($"The day of site '{site.Id}' starts at '{site.DayStartsAt}', which is not HH:mm.");
}
