namespace Coaching.Actors.Protocol;

/// <summary>Names an agent, as the directory and the agent's own token do.</summary>
public readonly record struct AgentId
{
    /// <exception cref="FormatException">See <see cref="Identifier.Check"/>.</exception>
    public AgentId(string value) => Value = Identifier.Check(value);

    public string Value { get; }

    public override string ToString() => Value;
}
