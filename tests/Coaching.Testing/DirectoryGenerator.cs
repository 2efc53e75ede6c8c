using System.Globalization;
using System.Text;
using Coaching.Actors.Directory;

namespace Coaching.Testing;

/// <summary>Directories of any size for tests: the same arguments, the same directory.</summary>
public static class DirectoryGenerator
{
    private static readonly string[] FirstNames =
        ["Amara", "Bjørn", "Chloe", "Diego", "Élodie", "Farid", "Grace", "Hana", "Ivan", "Jamal", "Keiko", "Luca", "Mei", "Noor", "Oluchi", "Priya"];

    private static readonly string[] LastNames =
        ["Adeyemi", "Brown", "Castillo", "Dubois", "Eriksen", "Fernández", "García", "Hughes", "Ito", "Johnson", "Khan", "Łukasz", "Müller", "Nguyen"];

    private static readonly string[] Zones = ["Europe/London", "America/New_York", "Asia/Manila", "Australia/Lord_Howe"];

    /// <summary>About one team per 25 agents, one campaign per 500; each agent in one to three campaigns and up to two queues of its own.</summary>
    public static DirectoryDocument Generate(int agents, int seed)
    {
        var random = new Random(seed);
        var sites = Groups("site", Zones.Length);
        var teams = Groups("team", Math.Max(2, agents / 25));
        var lists = Groups("list", Math.Max(3, agents / 250));
        var queues = Groups("queue", Math.Max(3, agents / 500));
        var campaigns = Groups("campaign", Math.Max(3, agents / 500));

        return new DirectoryDocument(
            [.. sites.Select((site, i) => new SiteRow(site.Id, site.Name, Zones[i], "03:00"))],
            teams,
            lists,
            queues,
            [.. campaigns.Select(campaign => new CampaignRow(campaign.Id, campaign.Name, Some(lists, 1, 3, random), Some(queues, 0, 2, random)))],
            [.. Enumerable.Range(0, agents).Select(i => Agent(i, sites, teams, campaigns, queues, random))]);
    }

    /// <summary>As a store would load it: ordinals in the order of the document.</summary>
    public static DirectorySnapshot ToSnapshot(this DirectoryDocument document, long version = 1) => new(
        version, [.. document.Sites.Select(site => new StoredSite(site))], document.Teams, document.Lists, document.Queues, document.Campaigns,
        [.. document.Agents.Select((agent, i) => new StoredAgent(i, agent, false))]);

    /// <summary>The agents as CSV, with the header on line 1 and names in quotes.</summary>
    public static string ToCsv(this DirectoryDocument document) => document.Agents
        .Aggregate(new StringBuilder("id,name,site,team,campaigns,queues\n"), (csv, agent) => csv
            .Append(CultureInfo.InvariantCulture, $"{agent.Id},\"{agent.Name}\",{agent.Site},{agent.Team},")
            .Append(CultureInfo.InvariantCulture, $"{string.Join(';', agent.Campaigns)},{string.Join(';', agent.Queues)}\n"))
        .ToString();

    private static AgentRow Agent(int i, GroupRow[] sites, GroupRow[] teams, GroupRow[] campaigns, GroupRow[] queues, Random random) => new(
        $"agent-{i:D5}",
        $"{FirstNames[random.Next(FirstNames.Length)]} {LastNames[random.Next(LastNames.Length)]}",
        sites[random.Next(sites.Length)].Id,
        teams[random.Next(teams.Length)].Id,
        Some(campaigns, 1, 3, random),
        Some(queues, 0, 2, random),
        random.Next(20) > 0);

    private static GroupRow[] Groups(string kind, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new GroupRow($"{kind}-{i:D4}", $"The {kind} {i}"))];

    private static string[] Some(GroupRow[] groups, int least, int most, Random random) =>
        [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => groups[random.Next(groups.Length)].Id).Distinct().Order(StringComparer.Ordinal)];
}
