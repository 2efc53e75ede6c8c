namespace Coaching.Actors.MessageLog;

/// <summary>
/// Memory in blocks of a megabyte, of which parts are taken one after the other and given back from the front. The garbage collector sees a block, and not
/// the thousands of texts in it: those it would look through and move while every send waits.
/// </summary>
internal sealed class EntryBlocks
{
    private const int BlockSize = 1 << 20;

    private readonly List<byte[]> blocks = [];
    private long dropped;
    private int used;

    /// <summary>A part of so many bytes, in one piece. Its place holds until it is dropped.</summary>
    public Span<byte> Take(int length, out long place)
    {
        if (blocks.Count == 0 || blocks[^1].Length - used < length)
        {
            blocks.Add(GC.AllocateUninitializedArray<byte>(Math.Max(length, BlockSize)));
            used = 0;
        }

        // The block's number among all there ever were, and the offset in it.
        place = ((dropped + blocks.Count - 1) * BlockSize) + used;
        var part = blocks[^1].AsSpan(used, length);
        used += length;
        return part;
    }

    /// <summary>What was taken at a place, and the rest of its block.</summary>
    public ReadOnlySpan<byte> At(long place) => blocks[(int)((place / BlockSize) - dropped)].AsSpan((int)(place % BlockSize));

    /// <summary>Gives back the blocks before the one that this place is in, and wipes what is before it there.</summary>
    public void DropBefore(long place)
    {
        var empty = (int)((place / BlockSize) - dropped);
        blocks.RemoveRange(0, empty);
        dropped += empty;
        blocks[0].AsSpan(0, (int)(place % BlockSize)).Clear();
    }

    /// <summary>Gives back all blocks.</summary>
    public void DropAll()
    {
        dropped += blocks.Count;
        blocks.Clear();
    }
}
