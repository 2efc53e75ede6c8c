namespace Coaching.Actors.Audiences;

/// <summary>Collects ordinals into an <see cref="AgentSet"/>. Not for several threads.</summary>
/// <param name="capacity">How many ordinals to expect; it grows beyond.</param>
public sealed class AgentSetBuilder(int capacity = 0)
{
    private ulong[] words = new ulong[(capacity + 63) >> 6];

    /// <exception cref="ArgumentOutOfRangeException">The ordinal is negative or above <see cref="AgentSet.MaxOrdinal"/>.</exception>
    public void Add(int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ordinal, AgentSet.MaxOrdinal);

        if (ordinal >> 6 >= words.Length)
        {
            Array.Resize(ref words, Math.Max((ordinal >> 6) + 1, words.Length * 2));
        }

        words[ordinal >> 6] |= 1UL << (ordinal & 63);
    }

    /// <summary>The set so far; the builder can go on afterwards.</summary>
    public AgentSet ToSet() => AgentSet.Of(words);
}
