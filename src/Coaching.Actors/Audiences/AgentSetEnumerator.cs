using System.Numerics;

namespace Coaching.Actors.Audiences;

/// <summary>Walks the ordinals of an <see cref="AgentSet"/> upwards; for <c>foreach</c>.</summary>
public struct AgentSetEnumerator
{
    private readonly int start;
    private readonly ulong[] words;
    private int index;
    private ulong rest;

    internal AgentSetEnumerator(int start, ulong[] words)
    {
        this.start = start;
        this.words = words;
        index = -1;
    }

    public int Current { get; private set; }

    public bool MoveNext()
    {
        while (rest == 0)
        {
            if (++index >= words.Length)
            {
                return false;
            }

            rest = words[index];
        }

        Current = ((start + index) << 6) + BitOperations.TrailingZeroCount(rest);
        rest &= rest - 1;
        return true;
    }
}
