using System.Numerics;

namespace Coaching.Actors.Audiences;

/// <summary>
/// An immutable set of agents by directory ordinal, one bit each: 50,000 agents are 6 kB. Two sets with the same agents are equal.
/// </summary>
public sealed class AgentSet : IEquatable<AgentSet>
{
    /// <summary>The highest ordinal a set can hold: what is decoded from storage can then never ask for more than 2 MB.</summary>
    public const int MaxOrdinal = (1 << 24) - 1;

    // No trailing zero words, so that equal sets have equal words.
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

    public bool IsEmpty => words.Length == 0;

    internal ReadOnlySpan<ulong> Words => words;

    /// <exception cref="ArgumentOutOfRangeException">An ordinal is negative or above <see cref="MaxOrdinal"/>.</exception>
    public static AgentSet FromOrdinals(IEnumerable<int> ordinals)
    {
        var builder = new AgentSetBuilder();

        foreach (var ordinal in ordinals)
        {
            builder.Add(ordinal);
        }

        return builder.ToSet();
    }

    /// <inheritdoc cref="AgentSetCodec.Decode"/>
    public static AgentSet Decode(ReadOnlySpan<byte> bytes) => AgentSetCodec.Decode(bytes);

    /// <inheritdoc cref="AgentSetCodec.Encode"/>
    public byte[] Encode() => AgentSetCodec.Encode(this);

    public bool Contains(int ordinal) =>
        ordinal >= 0 && ordinal >> 6 < words.Length && (words[ordinal >> 6] & (1UL << (ordinal & 63))) != 0;

    public AgentSet Or(AgentSet other)
    {
        var (longer, shorter) = words.Length >= other.words.Length ? (words, other.words) : (other.words, words);
        var result = (ulong[])longer.Clone();

        for (var i = 0; i < shorter.Length; i++)
        {
            result[i] |= shorter[i];
        }

        return FromWords(result);
    }

    public AgentSet And(AgentSet other)
    {
        var result = new ulong[Math.Min(words.Length, other.words.Length)];

        for (var i = 0; i < result.Length; i++)
        {
            result[i] = words[i] & other.words[i];
        }

        return FromWords(result);
    }

    /// <summary>The agents of this set that are not in the other.</summary>
    public AgentSet AndNot(AgentSet other)
    {
        var result = (ulong[])words.Clone();

        for (var i = 0; i < Math.Min(result.Length, other.words.Length); i++)
        {
            result[i] &= ~other.words[i];
        }

        return FromWords(result);
    }

    /// <summary>Whether any agent is in both; cheaper than <see cref="And"/>.</summary>
    public bool Overlaps(AgentSet other)
    {
        for (var i = 0; i < Math.Min(words.Length, other.words.Length); i++)
        {
            if ((words[i] & other.words[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The ordinals in ascending order, without allocating.</summary>
    public AgentSetEnumerator GetEnumerator() => new(words);

    public int[] ToArray()
    {
        var ordinals = new int[Count];
        var next = 0;

        foreach (var ordinal in this)
        {
            ordinals[next++] = ordinal;
        }

        return ordinals;
    }

    public bool Equals(AgentSet? other) =>
        other is not null && (ReferenceEquals(this, other) || words.AsSpan().SequenceEqual(other.words));

    public override bool Equals(object? obj) => Equals(obj as AgentSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();

        foreach (var word in words)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"{Count} agents";

    /// <summary>Takes the words over: the caller must not write to them again.</summary>
    internal static AgentSet FromWords(ulong[] words)
    {
        var length = words.AsSpan().LastIndexOfAnyExcept(0UL) + 1;

        return length == 0 ? Empty : new AgentSet(length == words.Length ? words : words[..length]);
    }
}
