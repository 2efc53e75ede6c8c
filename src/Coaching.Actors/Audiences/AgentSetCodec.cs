using System.Buffers.Binary;

namespace Coaching.Actors.Audiences;

/// <summary>
/// An <see cref="AgentSet"/> as stored and sent: one format byte, then (1) per ordinal the number of ordinals skipped since the one before, as a
/// varint, or (2) the bits, little-endian, without trailing zero bytes. Equal sets encode to equal bytes.
/// </summary>
internal static class AgentSetCodec
{
    private const byte Gaps = 1;
    private const byte Bitmap = 2;

    /// <summary>The set in the smaller of the two formats.</summary>
    public static byte[] Encode(AgentSet set)
    {
        var gapsSize = SizeOfGaps(set);
        var bitmapSize = SizeOfBitmap(set);

        return gapsSize <= bitmapSize ? EncodeGaps(set, gapsSize) : EncodeBitmap(set, bitmapSize);
    }

    /// <exception cref="FormatException">These bytes were not made by <see cref="Encode"/>.</exception>
    public static AgentSet Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [Gaps, .. var rest] => DecodeGaps(rest),
        [Bitmap, .. var rest] => DecodeBitmap(rest),
        [] => throw new FormatException("An agent set has at least its format byte."),
        [var format, ..] => throw new FormatException($"There is no agent set format {format}."),
    };

    private static int SizeOfGaps(AgentSet set)
    {
        var size = 0;
        var previous = -1;

        foreach (var ordinal in set)
        {
            size += VarintSize(ordinal - previous - 1);
            previous = ordinal;
        }

        return size;
    }

    private static int VarintSize(int value) => value switch { < 1 << 7 => 1, < 1 << 14 => 2, < 1 << 21 => 3, _ => 4 };

    private static int SizeOfBitmap(AgentSet set) =>
        set.IsEmpty ? 0 : set.End * 8 - System.Numerics.BitOperations.LeadingZeroCount(set.Words[^1]) / 8;

    private static byte[] EncodeGaps(AgentSet set, int size)
    {
        var bytes = new byte[1 + size];
        bytes[0] = Gaps;
        var at = 1;
        var previous = -1;

        foreach (var ordinal in set)
        {
            var gap = ordinal - previous - 1;

            for (; gap >= 0x80; gap >>= 7)
            {
                bytes[at++] = (byte)(gap | 0x80);
            }

            bytes[at++] = (byte)gap;
            previous = ordinal;
        }

        return bytes;
    }

    private static byte[] EncodeBitmap(AgentSet set, int size)
    {
        var bytes = new byte[1 + set.End * 8];
        bytes[0] = Bitmap;

        for (var i = 0; i < set.Words.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(1 + (set.Start + i) * 8), set.Words[i]);
        }

        return bytes[..(1 + size)];
    }

    private static AgentSet DecodeGaps(ReadOnlySpan<byte> bytes)
    {
        var builder = new AgentSetBuilder();
        var previous = -1;

        while (!bytes.IsEmpty)
        {
            var length = bytes.IndexOfAnyInRange((byte)0, (byte)0x7F) + 1;

            if (length is 0 or > 4 || (length > 1 && bytes[length - 1] == 0))
            {
                throw new FormatException("A gap of the agent set is cut short or too long.");
            }

            var gap = 0;

            for (var i = 0; i < length; i++)
            {
                gap |= (bytes[i] & 0x7F) << (7 * i);
            }

            previous += gap + 1;
            builder.Add(previous <= AgentSet.MaxOrdinal ? previous : throw new FormatException("An ordinal of the agent set is too high."));
            bytes = bytes[length..];
        }

        return builder.ToSet();
    }

    private static AgentSet DecodeBitmap(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > AgentSet.MaxOrdinal / 8 + 1 || bytes.IsEmpty || bytes[^1] == 0)
        {
            throw new FormatException("The bitmap of the agent set is too long, empty, or ends in a zero byte.");
        }

        var words = new ulong[(bytes.Length + 7) / 8];

        for (var i = 0; i < bytes.Length; i++)
        {
            words[i / 8] |= (ulong)bytes[i] << (i % 8 * 8);
        }

        return AgentSet.FromWords(words);
    }
}
