namespace Coaching.Actors.Agents;

/// <summary>The journal's name for an agent: <c>agent-{id}</c>, permanent.</summary>
public static class PersistenceIds
{
    private const string Prefix = "agent-";

    public static string Of(string agentId) => Prefix + agentId;

    /// <summary>Null for a persistence id that is no agent's.</summary>
    public static string? AgentIdOf(string persistenceId) =>
        persistenceId.StartsWith(Prefix, StringComparison.Ordinal) ? persistenceId[Prefix.Length..] : null;
}
