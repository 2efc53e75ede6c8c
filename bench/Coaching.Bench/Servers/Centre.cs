using System.Globalization;
using Coaching.Actors.Directory;
using Coaching.Bench.Clients;
using Coaching.Testing;

namespace Coaching.Bench.Servers;

/// <summary>The people of a run: agents by number, in teams of 25. Four fifths are connected, the others logged out.</summary>
/// <param name="Agents">Who is measured.</param>
/// <param name="WarmUps">More agents, numbered behind those, who log in before a measurement so that a fresh server has run its code.</param>
internal sealed record Centre(int Agents, int WarmUps = 0)
{
    public const int TeamSize = 25;

    public AgentRange All => new(0, Agents);

    public AgentRange Connected => new(0, Agents * 4 / 5);

    public AgentRange LoggedOut => new(Connected.End, Agents - Connected.Count);

    public AgentRange Warming => new(Agents, WarmUps);

    public static string AgentId(int agent) => $"agent-{agent.ToString("D5", CultureInfo.InvariantCulture)}";

    public static string TeamId(int team) => $"team-{team.ToString("D4", CultureInfo.InvariantCulture)}";

    public static AgentRange MembersOf(int team) => new(team * TeamSize, TeamSize);

    /// <summary>Everybody can be reached, and no business day ends while the bench runs.</summary>
    public DirectoryDocument Directory()
    {
        var all = Agents + WarmUps;
        var generated = DirectoryGenerator.Generate(all, seed: 20_26);
        var dayStarts = $"{(DateTime.UtcNow.Hour + 12) % 24:D2}:00";
        return generated with
        {
            Sites = [.. generated.Sites.Select(site => site with { TimeZone = "Etc/UTC", DayStartsAt = dayStarts })],
            Teams = [.. Enumerable.Range(0, (all / TeamSize) + 1).Select(team => new GroupRow(TeamId(team), $"Team {team}"))],
            Agents = [.. generated.Agents.Select((agent, i) => agent with { Id = AgentId(i), Team = TeamId(i / TeamSize), Active = true })],
        };
    }
}
