namespace Coaching.Bench.Clients;

/// <summary>Agents by their numbers, <paramref name="First"/> and the next ones. Every audience of the bench is one.</summary>
internal readonly record struct AgentRange(int First, int Count)
{
    public int End => First + Count;

    public bool Contains(int agent) => agent >= First && agent < End;
}
