namespace Coaching.Actors.Audiences;

/// <summary>Whom a message is for, as the sender said it; resolved to a frozen <see cref="AgentSet"/> when it is accepted.</summary>
public abstract record AudienceRule
{
    private AudienceRule() { }

    /// <summary>These agents by id, repeats counted once.</summary>
    public sealed record OfAgents(IReadOnlyList<string> Agents) : AudienceRule;

    /// <summary>Every active agent in the sender's scope.</summary>
    public sealed record Everyone : AudienceRule;

    /// <summary>Any-of within a kind, all-of between kinds, then minus the exceptions (any-of over all kinds of them). An empty kind does not narrow.</summary>
    public sealed record Filter(GroupFilter Groups, AudienceExceptions Except) : AudienceRule;
}

/// <summary>Ids of groups, and statuses. An agent matches a kind when it is in any of that kind's groups.</summary>
public sealed record GroupFilter(
    IReadOnlyList<string> Campaigns,
    IReadOnlyList<string> Lists,
    IReadOnlyList<string> Teams,
    IReadOnlyList<string> Queues,
    IReadOnlyList<Protocol.AgentStatus> Statuses)
{
    public static GroupFilter Empty { get; } = new([], [], [], [], []);
}

/// <summary>Who is left out although the filter matches.</summary>
public sealed record AudienceExceptions(GroupFilter Groups, IReadOnlyList<string> Agents)
{
    public static AudienceExceptions None { get; } = new(GroupFilter.Empty, []);
}
