namespace Coaching.Actors.Directory;

/// <summary>An agent as the loaded directory knows it.</summary>
/// <param name="Ordinal">The agent's bit in every <see cref="Audiences.AgentSet"/>.</param>
/// <param name="Queues">Queues of the agent's own; those of its campaigns come on top.</param>
/// <param name="Active">False: known, but not listed, counted or sent to.</param>
/// <param name="Removed">Not in the directory any more; here for the name of an old recipient.</param>
public sealed record AgentEntry(
    int Ordinal,
    string Id,
    string Name,
    string Site,
    string Team,
    IReadOnlyList<string> Campaigns,
    IReadOnlyList<string> Queues,
    bool Active,
    bool Removed)
{
    /// <summary>Whether messages can be for this agent.</summary>
    public bool Reachable => Active && !Removed;
}
