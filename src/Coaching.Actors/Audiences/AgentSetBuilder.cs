namespace Coaching.Actors.Audiences;

/// <summary>Collects ordinals into an <see cref="AgentSet"/>. Not for several threads.</summary>
/// <param name="capacity">How many ordinals to expect; it grows beyond.</param>
public sealed class AgentSetBuilder(int capacity = 0)
{
    private ulong[] words = new ulong[(capacity + 63) >> 6];

    /// <summary>Words of zeros before them: one agent takes as little as any other, whatever its ordinal.</summary>
    private int start;

    /// <exception cref="ArgumentOutOfRangeException">The ordinal is negative or above <see cref="AgentSet.MaxOrdinal"/>.</exception>
    public void Add(int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ordinal, AgentSet.MaxOrdinal);
        var word = ordinal >> 6;

        if ((uint)(word - start) >= (uint)words.Length)
        {
            GrowTo(word);
        }

        words[word - start] |= 1UL << (ordinal & 63);
    }

    /// <summary>The set so far; the builder can go on afterwards.</summary>
    public AgentSet ToSet() => AgentSet.Of(words, start);

    /// <summary>To twice as much at least, upwards or downwards.</summary>
    private void GrowTo(int word)
    {
        if (words.Length == 0)
        {
            (start, words) = (word, new ulong[1]);
            return;
        }

        var (first, end) = word < start
            ? (Math.Max(0, Math.Min(word, start - words.Length)), start + words.Length)
            : (start, Math.Max(word + 1, start + (2 * words.Length)));
        var grown = new ulong[end - first];
        words.CopyTo(grown, start - first);
        (start, words) = (first, grown);
    }
}
