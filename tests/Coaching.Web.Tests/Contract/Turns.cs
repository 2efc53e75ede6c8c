namespace Coaching.Web.Tests.Contract;

/// <summary>When the business days of the <see cref="Centre"/>'s sites turn.</summary>
internal static class Turns
{
    /// <summary>A noon, UTC, at least a day on: at both sites the day is under way and ends at London first.</summary>
    public static DateTimeOffset NoonAfter(DateTimeOffset now) => new(now.UtcDateTime.Date.AddDays(2).AddHours(12), TimeSpan.Zero);

    public static DateTimeOffset NextInLondon(DateTimeOffset now) => Next(now, "Europe/London", new TimeOnly(3, 0));

    public static DateTimeOffset NextInNewYork(DateTimeOffset now) => Next(now, "America/New_York", new TimeOnly(4, 30));

    /// <summary>In five minutes, or at London's turn if that comes first: a message may not outlive its day.</summary>
    public static DateTimeOffset Soon(DateTimeOffset now) => now.AddMinutes(5) is var soon && NextInLondon(now) is var turn && soon < turn ? soon : turn;

    private static DateTimeOffset Next(DateTimeOffset now, string zoneId, TimeOnly start)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var turn = local.Date + start.ToTimeSpan();
        turn = turn > local ? turn : turn.AddDays(1);
        return new DateTimeOffset(turn, zone.GetUtcOffset(turn)).ToUniversalTime();
    }
}
