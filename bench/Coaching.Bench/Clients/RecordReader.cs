namespace Coaching.Bench.Clients;

/// <summary>Takes SignalR's records, which end with 0x1e, whatever frames and reads they came in.</summary>
internal interface IRecordSink
{
    /// <param name="record">Without its end; good for the time of the call.</param>
    void Take(ReadOnlySpan<byte> record);

    /// <summary>The server said that it closes the connection.</summary>
    void Closed();
}

/// <summary>
/// From the bytes of a socket to SignalR's records, in one buffer that is used again and again: the text of frames is moved to its front, and what is
/// not complete yet waits there.
/// </summary>
internal sealed class RecordReader(int capacity = 2048)
{
    private const byte EndOfRecord = 0x1e;

    private byte[] buffer = new byte[capacity];
    private int textEnd;
    private int rawEnd;
    private long frameLeft;
    private bool isText;

    /// <summary>Where the socket may write next; never empty.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (rawEnd == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            return buffer.AsMemory(rawEnd);
        }
    }

    /// <summary>Bytes came in behind what was there.</summary>
    public void Received(int count, IRecordSink sink)
    {
        rawEnd += count;
        var looked = textEnd;
        var rest = Unwrap(textEnd, sink);
        var start = Deliver(looked, sink);
        KeepFrom(start, rest);
    }

    /// <summary>Joins the text of all frames; answers where bytes begin that are no whole header yet.</summary>
    private int Unwrap(int raw, IRecordSink sink)
    {
        while (true)
        {
            if (frameLeft > 0)
            {
                var part = (int)Math.Min(frameLeft, rawEnd - raw);

                if (part == 0)
                {
                    return raw;
                }

                if (isText)
                {
                    buffer.AsSpan(raw, part).CopyTo(buffer.AsSpan(textEnd));
                    textEnd += part;
                }

                raw += part;
                frameLeft -= part;
            }
            else if (FrameHeader.TryRead(buffer.AsSpan(raw, rawEnd - raw), out var header))
            {
                raw += header.Length;
                frameLeft = header.Payload;
                isText = header.IsText;

                if (header.IsClose)
                {
                    sink.Closed();
                }
            }
            else
            {
                return raw;
            }
        }
    }

    private int Deliver(int from, IRecordSink sink)
    {
        var start = 0;

        while (buffer.AsSpan(from, textEnd - from).IndexOf(EndOfRecord) is var length and >= 0)
        {
            sink.Take(buffer.AsSpan(start, from + length - start));
            from = start = from + length + 1;
        }

        return start;
    }

    private void KeepFrom(int text, int raw)
    {
        buffer.AsSpan(text, textEnd - text).CopyTo(buffer);
        textEnd -= text;
        buffer.AsSpan(raw, rawEnd - raw).CopyTo(buffer.AsSpan(textEnd));
        rawEnd = textEnd + rawEnd - raw;
    }
}
