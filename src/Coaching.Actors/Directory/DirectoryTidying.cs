namespace Coaching.Actors.Directory;

/// <summary>Brings input into the form in which it is stored and compared.</summary>
internal static class DirectoryTidying
{
    public static DirectoryDocument WithoutNulls(DirectoryDocument document) => new(
        OrEmpty(document.Sites),
        OrEmpty(document.Teams),
        OrEmpty(document.Lists),
        OrEmpty(document.Queues),
        OrEmpty(document.Campaigns),
        OrEmpty(document.Agents));

    public static DirectoryDocument Tidy(DirectoryDocument document) => new(
        [.. document.Sites.Select(site => site with { Name = site.Name.Trim() })],
        [.. document.Teams.Select(Tidy)],
        [.. document.Lists.Select(Tidy)],
        [.. document.Queues.Select(Tidy)],
        [.. document.Campaigns.Select(campaign => campaign with
        {
            Name = campaign.Name.Trim(), Lists = Tidy(campaign.Lists), Queues = Tidy(campaign.Queues),
        })],
        [.. document.Agents.Select(Tidy)]);

    public static AgentRow Tidy(AgentRow agent) => agent with
    {
        Name = agent.Name.Trim(),
        Campaigns = Tidy(agent.Campaigns),
        Queues = Tidy(agent.Queues),
    };

    private static GroupRow Tidy(GroupRow group) => group with { Name = group.Name.Trim() };

    private static string[] Tidy(IReadOnlyList<string>? ids) => [.. OrEmpty(ids).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<T> OrEmpty<T>(IReadOnlyList<T>? list) => list ?? [];
}
