using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;

namespace Coaching.Actors.Audiences;

/// <summary>Set algebra of a <see cref="GroupFilter"/> over one state of the directory and of the statuses. Unknown groups hold nobody.</summary>
internal sealed class GroupMatch(DirectoryIndex index, RosterBoard roster)
{
    /// <summary>The kinds of groups in a filter, with their ids.</summary>
    public static IEnumerable<(GroupKind Kind, IReadOnlyList<string> Ids)> Kinds(GroupFilter filter) =>
    [
        (GroupKind.Campaign, filter.Campaigns),
        (GroupKind.List, filter.Lists),
        (GroupKind.Team, filter.Teams),
        (GroupKind.Queue, filter.Queues),
    ];

    /// <summary>Those of the agents that match every kind which is not empty.</summary>
    public AgentSet AllOf(AgentSet agents, GroupFilter filter)
    {
        foreach (var (kind, ids) in Kinds(filter).Where(kind => kind.Ids.Count > 0))
        {
            agents = agents.And(AnyOf(kind, ids));
        }

        return filter.Statuses.Count > 0 ? WithStatus(agents, filter.Statuses) : agents;
    }

    /// <summary>Those of the agents that match any kind.</summary>
    public AgentSet AnyOf(AgentSet agents, GroupFilter filter)
    {
        var inGroups = Kinds(filter).Aggregate(AgentSet.Empty, (set, kind) => set.Or(AnyOf(kind.Kind, kind.Ids))).And(agents);

        return filter.Statuses.Count > 0 ? inGroups.Or(WithStatus(agents, filter.Statuses)) : inGroups;
    }

    private AgentSet AnyOf(GroupKind kind, IReadOnlyList<string> ids) =>
        ids.Aggregate(AgentSet.Empty, (set, id) => index.FindGroup(kind, id) is { } group ? set.Or(group.Agents) : set);

    private AgentSet WithStatus(AgentSet agents, IReadOnlyList<AgentStatus> statuses)
    {
        var matching = new AgentSetBuilder(index.Capacity);

        foreach (var ordinal in agents)
        {
            if (statuses.Contains(roster[ordinal].Status))
            {
                matching.Add(ordinal);
            }
        }

        return matching.ToSet();
    }
}
