namespace Coaching.Actors.Directory;

/// <summary>The whole directory as integrations send it (<c>PUT /directory</c>). Ids are plain text here: nothing is checked yet.</summary>
public sealed record DirectoryDocument(
    IReadOnlyList<SiteRow> Sites,
    IReadOnlyList<GroupRow> Teams,
    IReadOnlyList<GroupRow> Lists,
    IReadOnlyList<GroupRow> Queues,
    IReadOnlyList<CampaignRow> Campaigns,
    IReadOnlyList<AgentRow> Agents);

/// <param name="TimeZone">IANA name, such as <c>Europe/London</c>.</param>
/// <param name="DayStartsAt">Local wall-clock time at which the site's business day starts, <c>HH:mm</c>.</param>
public sealed record SiteRow(string Id, string Name, string TimeZone, string DayStartsAt);

public sealed record GroupRow(string Id, string Name);

/// <param name="Lists">Data lists that the campaign dials: its agents are in them.</param>
/// <param name="Queues">Queues that the campaign serves: its agents are in them.</param>
public sealed record CampaignRow(string Id, string Name, IReadOnlyList<string> Lists, IReadOnlyList<string> Queues);

/// <param name="Queues">Queues of the agent's own, beside those of the campaigns.</param>
/// <param name="Active">False: known, but not to be reached (a leaver, say).</param>
public sealed record AgentRow(
    string Id, string Name, string Site, string Team, IReadOnlyList<string> Campaigns, IReadOnlyList<string> Queues, bool Active = true);
