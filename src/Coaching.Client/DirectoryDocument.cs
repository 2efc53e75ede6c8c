namespace Coaching.Client;

/// <summary>A whole directory: who belongs where.</summary>
/// <param name="Agents">Needed, be it empty: whoever is not in it is removed.</param>
public sealed record DirectoryDocument(IReadOnlyList<DirectoryAgent> Agents)
{
    public IReadOnlyList<DirectorySite> Sites { get; init; } = [];

    public IReadOnlyList<DirectoryGroup> Teams { get; init; } = [];

    public IReadOnlyList<DirectoryGroup> Lists { get; init; } = [];

    public IReadOnlyList<DirectoryGroup> Queues { get; init; } = [];

    public IReadOnlyList<DirectoryCampaign> Campaigns { get; init; } = [];
}

/// <param name="TimeZone">IANA name, such as <c>Europe/London</c>.</param>
/// <param name="DayStartsAt">Local time at which the business day starts, <c>HH:mm</c>.</param>
public sealed record DirectorySite(string Id, string Name, string TimeZone, string DayStartsAt = "03:00");

public sealed record DirectoryGroup(string Id, string Name);

/// <param name="Lists">Data lists that it dials: its agents are in them, as in its queues.</param>
public sealed record DirectoryCampaign(string Id, string Name, IReadOnlyList<string> Lists, IReadOnlyList<string> Queues);

/// <param name="Queues">Of the agent's own, beside those of the campaigns.</param>
/// <param name="Active">False: known, but not to be reached.</param>
public sealed record DirectoryAgent(
    string Id, string Name, string Site, string Team, IReadOnlyList<string> Campaigns, IReadOnlyList<string> Queues, bool Active = true);

/// <summary>What an import did.</summary>
/// <param name="Agents">How many there are now, as of groups; the others count agents.</param>
public sealed record DirectoryChange(int Agents, int Groups, int Added, int Changed, int Removed, long Version);
