using Coaching.Actors.Directory;

namespace Coaching.Cluster.Tests.Clients;

/// <summary>A centre of one site, whose business day does not end while the test runs.</summary>
public sealed class Centre(int agents, int teams)
{
    public static Centre Small { get; } = new(40, 5);

    public int Agents => agents;

    public int Teams => teams;

    public IReadOnlyList<string> Everyone { get; } = [.. Enumerable.Range(0, agents).Select(IdOf)];

    public DirectoryDocument Directory { get; } = new(
        [new SiteRow("site", "Site", "Etc/UTC", $"{(DateTime.UtcNow.Hour + 12) % 24:D2}:00")],
        [.. Enumerable.Range(0, teams).Select(team => new GroupRow($"team-{team}", $"Team {team}"))],
        [],
        [],
        [new CampaignRow("campaign", "Campaign", [], [])],
        [.. Enumerable.Range(0, agents).Select(i => new AgentRow(IdOf(i), $"Agent {i}", "site", $"team-{i % teams}", ["campaign"], []))]);

    public static string IdOf(int agent) => $"agent-{agent:D3}";

    public IReadOnlyList<string> OfTeams(params int[] wanted) =>
        [.. Enumerable.Range(0, agents).Where(agent => wanted.Contains(agent % teams)).Select(IdOf)];
}
