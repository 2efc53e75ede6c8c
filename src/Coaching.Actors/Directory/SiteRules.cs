using System.Globalization;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Directory;

/// <summary>Time zones and day starts as the contract has them.</summary>
internal static class SiteRules
{
    public static bool TryTimeZone(string? id, out TimeZoneInfo zone)
    {
        zone = TimeZoneInfo.Utc;

        // The look-up would also take Windows ids, and paths and aliases of the zone files that name no zone of their own.
        return id is not null
            && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+')
            && (id.Contains('/') || id == "UTC")
            && !id.StartsWith('/')
            && !id.StartsWith("posix/", StringComparison.Ordinal)
            && !id.StartsWith("right/", StringComparison.Ordinal)
            && TimeZoneInfo.TryFindSystemTimeZoneById(id, out zone!);
    }

    public static bool TryDayStart(string? text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    public static void Check(SiteRow site, string path, InputFaults faults)
    {
        if (!TryTimeZone(site.TimeZone, out _))
        {
            faults.Add($"{path}.timeZone", site.TimeZone is null
                ? "The time zone is missing; it must be an IANA name such as 'Europe/London'."
                : $"{InputFaults.Quote(site.TimeZone)} is not a known time zone; it must be an IANA name such as 'Europe/London'.");
        }

        if (!TryDayStart(site.DayStartsAt, out _))
        {
            faults.Add($"{path}.dayStartsAt", site.DayStartsAt is null
                ? "The start of the day is missing; it must be a local time such as '03:00'."
                : $"{InputFaults.Quote(site.DayStartsAt)} is not a time; it must be hours and minutes such as '03:00'.");
        }
    }
}
