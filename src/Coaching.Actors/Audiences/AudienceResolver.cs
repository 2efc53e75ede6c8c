using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;

namespace Coaching.Actors.Audiences;

/// <summary>
/// Works out whom an <see cref="AudienceRule"/> means. Pure: the same rule over the same directory and statuses is the same set. What is outside the
/// scope is unknown like anything that never was (see <see cref="DirectoryIndex.Exists"/>); so are agents that are inactive or were removed.
/// </summary>
public static class AudienceResolver
{
    public static AudienceResolution Resolve(AudienceRule rule, Scope scope, DirectoryIndex index, RosterBoard roster)
    {
        var scopeSet = index.ScopeSet(scope);
        var unknown = Unknown(rule, scope, scopeSet, index).Distinct(StringComparer.Ordinal).ToArray();

        if (unknown.Length > 0)
        {
            return new AudienceResolution.UnknownIds(unknown);
        }

        var audience = rule switch
        {
            AudienceRule.Everyone => scopeSet,
            AudienceRule.OfAgents { Agents: var ids } => Agents(ids, index),
            AudienceRule.Filter filter => Filtered(filter, scopeSet, index, roster),
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };

        return audience.IsEmpty ? new AudienceResolution.Nobody() : new AudienceResolution.Resolved(audience);
    }

    private static AgentSet Filtered(AudienceRule.Filter filter, AgentSet scopeSet, DirectoryIndex index, RosterBoard roster)
    {
        var match = new GroupMatch(index, roster);
        var matching = match.AllOf(scopeSet, filter.Groups);

        return matching.AndNot(match.AnyOf(matching, filter.Except.Groups)).AndNot(Agents(filter.Except.Agents, index));
    }

    private static AgentSet Agents(IReadOnlyList<string> ids, DirectoryIndex index) => AgentSet.FromOrdinals(ids.Select(id => index.Find(id)!.Ordinal));

    private static IEnumerable<string> Unknown(AudienceRule rule, Scope scope, AgentSet scopeSet, DirectoryIndex index)
    {
        return rule switch
        {
            AudienceRule.OfAgents { Agents: var ids } => UnknownAgents(ids),
            AudienceRule.Filter filter =>
                UnknownGroups(filter.Groups).Concat(UnknownGroups(filter.Except.Groups)).Concat(UnknownAgents(filter.Except.Agents)),
            _ => [],
        };

        IEnumerable<string> UnknownAgents(IReadOnlyList<string> ids) =>
            ids.Where(id => index.Find(id) is not { } agent || !scopeSet.Contains(agent.Ordinal)).Select(id => $"agent '{id}'");

        IEnumerable<string> UnknownGroups(GroupFilter filter) =>
            GroupMatch.Kinds(filter).SelectMany(kind => kind.Ids
                .Where(id => index.FindGroup(kind.Kind, id) is not { } group || !DirectoryIndex.Exists(group, scope, scopeSet))
                .Select(id => $"{kind.Kind.ToString().ToLowerInvariant()} '{id}'"));
    }
}
