using System.Numerics;

namespace Coaching.Actors.Audiences;

/// <summary>
/// An immutable set of agents by directory ordinal, one bit each: 50,000 agents are 6 kB. Stored and compared as it stands.
/// </summary>
public sealed class AgentSet
{
    private readonly ulong[] words;

    private AgentSet(ulong[] words)
    {
        this.words = words;

        foreach (var word in words)
        {
            Count += BitOperations.PopCount(word);
        }
    }

    public static AgentSet Empty { get; } = new([]);

    public int Count { get; }
}
