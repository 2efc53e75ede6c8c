using System.Text.Json.Serialization;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;

namespace Coaching.Web.Contracts;

/// <summary>An agent in a supervisor's list; as a difference also one that is gone from it.</summary>
public sealed record AgentListing(
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Team,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Site,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AgentStatus? Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? StatusSince,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Removed)
{
    public static AgentListing Of(AgentEntry agent, ShownStatus status) =>
        new(agent.Id, agent.Name, agent.Team, agent.Site, status.Status, status.Reason, status.Since, null);

    public static AgentListing Of(AgentsDifference difference) => difference switch
    {
        AgentsDifference.Row row => Of(row.Agent, row.Status),
        AgentsDifference.Removed gone => new(gone.AgentId, null, null, null, null, null, null, true),
        _ => throw new InvalidOperationException($"Unknown difference {difference.GetType().Name}."),
    };
}
