namespace Coaching.Actors.Audiences;

/// <summary>What JSON says about an audience.</summary>
public abstract record AudienceRuleReading
{
    private AudienceRuleReading() { }

    /// <summary>When it is one of the contract's three shapes; whether its ids exist is another question (<see cref="AudienceResolver"/>).</summary>
    public sealed record Sound(AudienceRule Rule) : AudienceRuleReading;

    /// <summary>When it is not: every fault by its path, such as <c>audience.filter.teams[0]</c>.</summary>
    public sealed record Faulty(IReadOnlyDictionary<string, string[]> Faults) : AudienceRuleReading;
}
