using System.Buffers;
using System.Text.Json;

namespace Coaching.Actors.Protocol;

/// <summary>
/// JSON that is needed for a moment: written into bytes that the thread uses again. For each send a buffer that grows to its size would be the largest
/// piece of what a send allocates.
/// </summary>
internal sealed class JsonScratch : IDisposable
{
    /// <summary>Bytes that a thread keeps; a larger buffer goes with its text.</summary>
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static JsonScratch? kept;

    private readonly ArrayBufferWriter<byte> buffer = new();

    private JsonScratch() => Writer = new Utf8JsonWriter(buffer);

    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written so far. Until <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            Writer.Flush();
            return buffer.WrittenSpan;
        }
    }

    /// <summary>The thread's, or a new one while that is in use.</summary>
    public static JsonScratch Rent()
    {
        var rented = kept ?? new JsonScratch();
        kept = null;
        return rented;
    }

    /// <summary>No text stays behind.</summary>
    public void Dispose()
    {
        buffer.Clear();
        Writer.Reset();

        if (buffer.Capacity <= MostKept)
        {
            kept = this;
        }
    }
}
