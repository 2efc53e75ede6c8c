using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;

namespace Coaching.Actors.Tests.Audiences;

/// <summary>The contract's sentence about audiences, said again in LINQ over rows: slow, and too plain to be wrong in the same way.</summary>
internal sealed class NaiveAudience(DirectoryDocument directory, RosterBoard roster)
{
    public IEnumerable<int> Resolve(GroupFilter filter, AudienceExceptions except, Scope scope) =>
        InScope(scope).Where(agent => Matches(agent, filter) && !IsExcepted(agent, except)).Select(Ordinal);

    public IEnumerable<AgentRow> InScope(Scope scope) =>
        directory.Agents.Where(agent => agent.Active && (scope is not Scope.OfTeams teams || teams.Teams.Contains(agent.Team)));

    public bool Exists(string kind, string id, Scope scope) => kind switch
    {
        "team" => directory.Teams.Any(team => team.Id == id) && (scope is not Scope.OfTeams teams || teams.Teams.Contains(id)),
        "agent" => InScope(scope).Any(agent => agent.Id == id),
        _ => IsGroup(kind, id) && (scope is Scope.Everyone || InScope(scope).Any(agent => IdsOf(agent, kind).Contains(id))),
    };

    private bool IsGroup(string kind, string id) => kind switch
    {
        "campaign" => directory.Campaigns.Any(group => group.Id == id),
        "list" => directory.Lists.Any(group => group.Id == id),
        _ => directory.Queues.Any(group => group.Id == id),
    };

    private int Ordinal(AgentRow agent) => directory.Agents.ToList().IndexOf(agent);

    private bool Matches(AgentRow agent, GroupFilter filter) =>
        IsIn(filter.Campaigns, agent, "campaign") && IsIn(filter.Lists, agent, "list") && IsIn(filter.Teams, agent, "team")
        && IsIn(filter.Queues, agent, "queue") && (filter.Statuses.Count == 0 || filter.Statuses.Contains(roster[Ordinal(agent)].Status));

    private bool IsExcepted(AgentRow agent, AudienceExceptions except) =>
        except.Agents.Contains(agent.Id)
        || except.Groups.Statuses.Contains(roster[Ordinal(agent)].Status)
        || IdsOf(agent, "campaign").Intersect(except.Groups.Campaigns).Any()
        || IdsOf(agent, "list").Intersect(except.Groups.Lists).Any()
        || IdsOf(agent, "team").Intersect(except.Groups.Teams).Any()
        || IdsOf(agent, "queue").Intersect(except.Groups.Queues).Any();

    private bool IsIn(IReadOnlyList<string> ids, AgentRow agent, string kind) => ids.Count == 0 || IdsOf(agent, kind).Intersect(ids).Any();

    private IEnumerable<string> IdsOf(AgentRow agent, string kind) => kind switch
    {
        "campaign" => agent.Campaigns,
        "list" => Campaigns(agent).SelectMany(campaign => campaign.Lists),
        "team" => [agent.Team],
        _ => Campaigns(agent).SelectMany(campaign => campaign.Queues).Concat(agent.Queues),
    };

    private IEnumerable<CampaignRow> Campaigns(AgentRow agent) => directory.Campaigns.Where(campaign => agent.Campaigns.Contains(campaign.Id));
}
