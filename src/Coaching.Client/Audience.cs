using System.Text.Json.Serialization;

namespace Coaching.Client;

/// <summary>Whom a message is for: some agents, everyone in the caller's scope, or those that a filter finds.</summary>
public sealed record Audience
{
    [JsonConstructor]
    internal Audience()
    {
    }

    /// <summary>Exactly everyone, for the caller.</summary>
    public static Audience Everybody { get; } = new() { Everyone = true };

    [JsonInclude]
    public IReadOnlyList<string>? Agents { get; internal init; }

    [JsonInclude]
    public bool? Everyone { get; internal init; }

    [JsonInclude]
    public AudienceFilter? Filter { get; internal init; }

    /// <summary>These agents, by id.</summary>
    public static Audience Of(params IReadOnlyList<string> agents) => new() { Agents = agents };

    public static Audience Where(AudienceFilter filter) => new() { Filter = filter };
}

/// <summary>Any of the ids within a kind, all of the kinds that are given, and none of those excepted.</summary>
public sealed record AudienceFilter : AgentGroups
{
    public AudienceExceptions? Except { get; init; }
}

/// <summary>Who is left out.</summary>
public sealed record AudienceExceptions : AgentGroups
{
    public IReadOnlyList<string>? Agents { get; init; }
}

/// <summary>Ids by kind of group; a kind that is left out narrows nothing.</summary>
public abstract record AgentGroups
{
    public IReadOnlyList<string>? Campaigns { get; init; }

    public IReadOnlyList<string>? Lists { get; init; }

    public IReadOnlyList<string>? Teams { get; init; }

    public IReadOnlyList<string>? Queues { get; init; }

    public IReadOnlyList<AgentStatus>? Statuses { get; init; }
}
