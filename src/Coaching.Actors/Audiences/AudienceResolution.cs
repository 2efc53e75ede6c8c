namespace Coaching.Actors.Audiences;

/// <summary>What an <see cref="AudienceRule"/> comes to for one user.</summary>
public abstract record AudienceResolution
{
    private AudienceResolution() { }

    /// <summary>When every id is known and at least one agent is left.</summary>
    public sealed record Resolved(AgentSet Audience) : AudienceResolution;

    /// <summary>When any id does not exist for that user, in the rule's order, each named like <c>team 'north'</c>.</summary>
    public sealed record UnknownIds(IReadOnlyList<string> Names) : AudienceResolution;

    /// <summary>When every id is known, but no agent is left.</summary>
    public sealed record Nobody : AudienceResolution;
}
