namespace Coaching.Browser.Tests.Hosting;

/// <summary>
/// A small contact centre. North: Aisha, Benjamin and Carmen; South: Daniel, Eilidh and Femi; nobody is in West. Spring renewals (list Renewals due, queue
/// Sales): Aisha, Benjamin and Daniel; Winter warmers (list Lapsed members, queue Support): Carmen, Daniel and Eilidh. Lapsed members is Spring renewals' list
/// too, and Femi is in the queue Support of his own.
/// </summary>
internal sealed class Centre(string prefix)
{
    public Agent Aisha { get; } = new($"{prefix}-aisha", "Aisha Okafor", "north", ["spring"], []);

    public Agent Benjamin { get; } = new($"{prefix}-benjamin", "Benjamin Bennett", "north", ["spring"], []);

    public Agent Carmen { get; } = new($"{prefix}-carmen", "Carmen Reyes", "north", ["winter"], []);

    public Agent Daniel { get; } = new($"{prefix}-daniel", "Daniel Brook", "south", ["spring", "winter"], []);

    public Agent Eilidh { get; } = new($"{prefix}-eilidh", "Eilidh Singh", "south", ["winter"], []);

    public Agent Femi { get; } = new($"{prefix}-femi", "Femi Nguyen", "south", [], ["support"]);

    public IReadOnlyList<Agent> Agents => [Aisha, Benjamin, Carmen, Daniel, Eilidh, Femi];

    public object Document() => Document(Agents);

    /// <summary>The same centre with these people in it.</summary>
    public static object Document(IEnumerable<Agent> agents) => new
    {
        sites = new[] { new { id = "london", name = "London", timeZone = "Europe/London", dayStartsAt = "03:00" } },
        teams = new[] { Group("north", "North"), Group("south", "South"), Group("west", "West") },
        lists = new[] { Group("renewals", "Renewals due"), Group("lapsed", "Lapsed members") },
        queues = new[] { Group("sales", "Sales"), Group("support", "Support") },
        campaigns = new[]
        {
            new { id = "spring", name = "Spring renewals", lists = new[] { "renewals", "lapsed" }, queues = new[] { "sales" } },
            new { id = "winter", name = "Winter warmers", lists = new[] { "lapsed" }, queues = new[] { "support" } },
        },
        agents = agents.Select(agent => new { agent.Id, agent.Name, site = "london", agent.Team, agent.Campaigns, agent.Queues }),
    };

    private static object Group(string id, string name) => new { id, name };
}

internal sealed record Agent(string Id, string Name, string Team, string[] Campaigns, string[] Queues);
