using System.Numerics;

namespace Coaching.Actors.Audiences;

/// <summary>
/// An immutable set of agents by directory ordinal, one bit each from the lowest to the highest: 50,000 agents are 6 kB, and one agent is a few bytes
/// whatever its ordinal. Two sets with the same agents are equal.
/// </summary>
public sealed class AgentSet : IEquatable<AgentSet>
{
    /// <summary>The highest ordinal a set can hold: what is decoded from storage can then never ask for more than 2 MB.</summary>
    public const int MaxOrdinal = (1 << 24) - 1;

    // No zero words at either end, so that equal sets have equal words.
    private readonly ulong[] words;
    private readonly int start;

    private AgentSet(int start, ulong[] words)
    {
        this.start = start;
        this.words = words;

        foreach (var word in words)
        {
            Count += BitOperations.PopCount(word);
        }
    }

    public static AgentSet Empty { get; } = new(0, []);

    public int Count { get; }

    public bool IsEmpty => words.Length == 0;

    /// <summary>The bits from <see cref="Start"/> on.</summary>
    internal ReadOnlySpan<ulong> Words => words;

    /// <summary>Words of zeros before the first that is kept.</summary>
    internal int Start => start;

    /// <summary>Words up to the last that is kept.</summary>
    internal int End => start + words.Length;

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

    public bool Contains(int ordinal) => ordinal >= 0 && (WordAt(ordinal >> 6) & (1UL << (ordinal & 63))) != 0;

    public AgentSet Or(AgentSet other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return IsEmpty ? other : this;
        }

        var first = Math.Min(start, other.start);
        var result = new ulong[Math.Max(End, other.End) - first];

        for (var i = 0; i < result.Length; i++)
        {
            result[i] = WordAt(first + i) | other.WordAt(first + i);
        }

        return FromWords(result, first);
    }

    public AgentSet And(AgentSet other)
    {
        var (first, end) = Common(other);
        var result = new ulong[end - first];

        for (var i = 0; i < result.Length; i++)
        {
            result[i] = WordAt(first + i) & other.WordAt(first + i);
        }

        return FromWords(result, first);
    }

    /// <summary>The agents of this set that are not in the other.</summary>
    public AgentSet AndNot(AgentSet other)
    {
        var result = (ulong[])words.Clone();

        for (var i = 0; i < result.Length; i++)
        {
            result[i] &= ~other.WordAt(start + i);
        }

        return FromWords(result, start);
    }

    /// <summary>Whether any agent is in both; cheaper than <see cref="And"/>.</summary>
    public bool Overlaps(AgentSet other)
    {
        var (first, end) = Common(other);

        for (var i = first; i < end; i++)
        {
            if ((WordAt(i) & other.WordAt(i)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The ordinals in ascending order, without allocating.</summary>
    public AgentSetEnumerator GetEnumerator() => new(start, words);

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
        other is not null && (ReferenceEquals(this, other) || (start == other.start && words.AsSpan().SequenceEqual(other.words)));

    public override bool Equals(object? obj) => Equals(obj as AgentSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(start);

        foreach (var word in words)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"{Count} agents";

    /// <summary>Takes the words over: the caller must not write to them again.</summary>
    /// <param name="start">Words of zeros before them.</param>
    internal static AgentSet FromWords(ulong[] words, int start = 0)
    {
        var kept = Kept(words);

        return kept.Start.Equals(kept.End) ? Empty : new AgentSet(start + kept.Start.Value, kept.Equals(..words.Length) ? words : words[kept]);
    }

    /// <summary>Copies the words.</summary>
    /// <param name="start">Words of zeros before them.</param>
    internal static AgentSet Of(ReadOnlySpan<ulong> words, int start = 0)
    {
        var kept = Kept(words);

        return kept.Start.Equals(kept.End) ? Empty : new AgentSet(start + kept.Start.Value, words[kept].ToArray());
    }

    private static Range Kept(ReadOnlySpan<ulong> words) => Math.Max(0, words.IndexOfAnyExcept(0UL))..(words.LastIndexOfAnyExcept(0UL) + 1);

    private ulong WordAt(int index) => (uint)(index - start) < (uint)words.Length ? words[index - start] : 0;

    /// <summary>Words that are kept in both.</summary>
    private (int First, int End) Common(AgentSet other)
    {
        var first = Math.Max(start, other.start);
        return (first, Math.Max(first, Math.Min(End, other.End)));
    }
}
