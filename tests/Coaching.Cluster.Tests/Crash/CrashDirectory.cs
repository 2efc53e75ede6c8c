using Coaching.Actors.Directory;

namespace Coaching.Cluster.Tests.Crash;

/// <summary>A small centre, whose business day does not end while the test runs.</summary>
public static class CrashDirectory
{
    public const int Agents = 40;
    public const int Teams = 5;

    public static DirectoryDocument Document { get; } = new(
        [new SiteRow("site", "Site", "Etc/UTC", $"{(DateTime.UtcNow.Hour + 12) % 24:D2}:00")],
        [.. Enumerable.Range(0, Teams).Select(team => new GroupRow($"team-{team}", $"Team {team}"))],
        [],
        [],
        [new CampaignRow("campaign", "Campaign", [], [])],
        [.. Enumerable.Range(0, Agents).Select(i => new AgentRow(IdOf(i), $"Agent {i}", "site", $"team-{i % Teams}", ["campaign"], []))]);

    public static string IdOf(int agent) => $"agent-{agent:D2}";

    public static IReadOnlyList<string> OfTeams(params int[] teams) =>
        [.. Enumerable.Range(0, Agents).Where(agent => teams.Contains(agent % Teams)).Select(IdOf)];

    public static IReadOnlyList<string> Everyone { get; } = [.. Enumerable.Range(0, Agents).Select(IdOf)];
}
