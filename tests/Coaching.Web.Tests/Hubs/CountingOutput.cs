using System.IO.Pipelines;
using System.Runtime.InteropServices;

namespace Coaching.Web.Tests.Hubs;

/// <summary>The way to a client that takes everything at once, allocates nothing, and remembers the array that came last.</summary>
internal sealed class CountingOutput : PipeWriter
{
    public int Writes { get; private set; }

    public byte[]? Last { get; private set; }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        Writes++;
        Last = MemoryMarshal.TryGetArray(source, out var bytes) ? bytes.Array : null;
        return default;
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => default;

    public override void Advance(int bytes) => throw new NotSupportedException("Messages come whole.");

    public override Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException("Messages come whole.");

    public override Span<byte> GetSpan(int sizeHint = 0) => throw new NotSupportedException("Messages come whole.");

    public override void CancelPendingFlush()
    {
    }

    public override void Complete(Exception? exception = null)
    {
    }
}
