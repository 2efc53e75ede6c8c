using Coaching.Actors.Directory;

namespace Coaching.Actors.Audiences;

/// <summary>A rule as somebody may see it to whom only a part of the directory exists: what does not is left out. Pure.</summary>
internal static class AudienceRuleInScope
{
    /// <param name="agentExists">By agent id.</param>
    /// <param name="groupExists">By kind and id.</param>
    public static AudienceRule Of(AudienceRule rule, Func<string, bool> agentExists, Func<GroupKind, string, bool> groupExists)
    {
        return rule switch
        {
            AudienceRule.OfAgents { Agents: var ids } => new AudienceRule.OfAgents([.. ids.Where(agentExists)]),
            AudienceRule.Filter { Groups: var groups, Except: var except } =>
                new AudienceRule.Filter(Known(groups), new AudienceExceptions(Known(except.Groups), [.. except.Agents.Where(agentExists)])),
            _ => rule,
        };

        GroupFilter Known(GroupFilter groups) => new(
            KnownOf(GroupKind.Campaign, groups.Campaigns),
            KnownOf(GroupKind.List, groups.Lists),
            KnownOf(GroupKind.Team, groups.Teams),
            KnownOf(GroupKind.Queue, groups.Queues),
            groups.Statuses);

        string[] KnownOf(GroupKind kind, IReadOnlyList<string> ids) => [.. ids.Where(id => groupExists(kind, id))];
    }
}
