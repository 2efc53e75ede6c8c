using Coaching.Client.Calls;

namespace Coaching.Client;

/// <summary>An agent as senders see one.</summary>
/// <param name="Team">Id, as is the site.</param>
/// <param name="Reason">Of a break.</param>
public sealed record ListedAgent(string Id, string Name, string Team, string Site, AgentStatus Status, DateTimeOffset StatusSince, string? Reason = null);

/// <summary>Which agents: any of the ids within a kind, all of the kinds that are given.</summary>
public sealed record AgentsQuery : AgentGroups
{
    /// <summary>Words that must all be in the name, or begin the id or a part of it.</summary>
    public string? Search { get; init; }

    /// <summary>As it stands before other parameters: empty, or ending with an ampersand.</summary>
    internal string ToText()
    {
        (string Name, IEnumerable<string>? Values)[] parameters =
        [
            ("campaign", Campaigns), ("list", Lists), ("team", Teams), ("queue", Queues), ("status", Statuses?.Select(NamedValues.NameOf)), ("search", Search is null ? null : [Search]),
        ];

        return string.Concat(parameters.SelectMany(p => (p.Values ?? []).Select(value => $"{p.Name}={Uri.EscapeDataString(value)}&")));
    }
}
