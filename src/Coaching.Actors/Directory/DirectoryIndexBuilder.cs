using Coaching.Actors.Audiences;

namespace Coaching.Actors.Directory;

/// <summary>Turns stored rows into a <see cref="DirectoryIndex"/>: works out who is in which group.</summary>
internal sealed class DirectoryIndexBuilder
{
    private readonly Dictionary<(GroupKind Kind, string Id), AgentSetBuilder> members = [];
    private readonly Dictionary<string, AgentSetBuilder[]> membersThroughCampaign = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AgentSetBuilder> membersBySite = new(StringComparer.Ordinal);

    public static DirectoryIndex Build(DirectorySnapshot snapshot)
    {
        var capacity = snapshot.Agents.Count == 0 ? 0 : snapshot.Agents.Max(agent => agent.Ordinal) + 1;
        var builder = new DirectoryIndexBuilder();
        var agents = new AgentEntry?[capacity];
        var byId = new Dictionary<string, AgentEntry>(snapshot.Agents.Count, StringComparer.Ordinal);

        builder.OpenGroups(snapshot);

        foreach (var (ordinal, row, removed) in snapshot.Agents)
        {
            var agent = new AgentEntry(ordinal, row.Id, row.Name, row.Site, row.Team, row.Campaigns, row.Queues, row.Active, removed);
            agents[ordinal] = agent;
            byId.Add(agent.Id, agent);

            if (agent.Reachable)
            {
                builder.AddMember(agent);
            }
        }

        return new DirectoryIndex(snapshot.Version, agents, byId, builder.CloseGroups(snapshot), builder.CloseSites(snapshot));
    }

    private void OpenGroups(DirectorySnapshot snapshot)
    {
        foreach (var site in snapshot.Sites)
        {
            membersBySite.Add(site.Row.Id, new AgentSetBuilder());
        }

        foreach (var (kind, id, _) in GroupsOf(snapshot))
        {
            members.Add((kind, id), new AgentSetBuilder());
        }

        foreach (var campaign in snapshot.Campaigns)
        {
            membersThroughCampaign.Add(
                campaign.Id,
                [
                    members[(GroupKind.Campaign, campaign.Id)],
                    .. campaign.Lists.Select(list => members[(GroupKind.List, list)]),
                    .. campaign.Queues.Select(queue => members[(GroupKind.Queue, queue)]),
                ]);
        }
    }

    private void AddMember(AgentEntry agent)
    {
        membersBySite[agent.Site].Add(agent.Ordinal);
        members[(GroupKind.Team, agent.Team)].Add(agent.Ordinal);

        foreach (var campaign in agent.Campaigns)
        {
            foreach (var group in membersThroughCampaign[campaign])
            {
                group.Add(agent.Ordinal);
            }
        }

        foreach (var queue in agent.Queues)
        {
            members[(GroupKind.Queue, queue)].Add(agent.Ordinal);
        }
    }

    private GroupEntry[] CloseGroups(DirectorySnapshot snapshot) =>
    [
        .. GroupsOf(snapshot)
            .Select(group => new GroupEntry(group.Kind, group.Id, group.Name, members[(group.Kind, group.Id)].ToSet()))
            .OrderBy(group => group.Name.ToUpperInvariant(), StringComparer.Ordinal)
            .ThenBy(group => group.Id, StringComparer.Ordinal),
    ];

    private SiteEntry[] CloseSites(DirectorySnapshot snapshot) =>
    [
        .. snapshot.Sites
            .Select(site => new SiteEntry(site.Row.Id, site.Row.Name, site.Day, membersBySite[site.Row.Id].ToSet()))
            .OrderBy(site => site.Name.ToUpperInvariant(), StringComparer.Ordinal)
            .ThenBy(site => site.Id, StringComparer.Ordinal),
    ];

    private static IEnumerable<(GroupKind Kind, string Id, string Name)> GroupsOf(DirectorySnapshot snapshot) =>
        snapshot.Campaigns.Select(campaign => (GroupKind.Campaign, campaign.Id, campaign.Name))
            .Concat(snapshot.Lists.Select(list => (GroupKind.List, list.Id, list.Name)))
            .Concat(snapshot.Teams.Select(team => (GroupKind.Team, team.Id, team.Name)))
            .Concat(snapshot.Queues.Select(queue => (GroupKind.Queue, queue.Id, queue.Name)));
}
