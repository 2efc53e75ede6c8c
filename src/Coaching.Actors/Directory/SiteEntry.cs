namespace Coaching.Actors.Directory;

/// <summary>Where agents work.</summary>
/// <param name="DayStartsAt">Local time at which the site's business day starts.</param>
public sealed record SiteEntry(string Id, string Name, TimeZoneInfo TimeZone, TimeOnly DayStartsAt, Audiences.AgentSet Agents)
{
    public Protocol.BusinessDay Day { get; } = new(TimeZone, DayStartsAt);
}
