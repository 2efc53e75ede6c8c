using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Coaching.Web.Tests.Hubs;

/// <summary>A protocol that counts what is serialized by it.</summary>
internal sealed class CountingProtocol(IHubProtocol inner) : IHubProtocol
{
    public int Serialized { get; private set; }

    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message)
    {
        Serialized++;
        return inner.GetMessageBytes(message);
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
    {
        Serialized++;
        inner.WriteMessage(message, output);
    }

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message) =>
        inner.TryParseMessage(ref input, binder, out message);

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);
}
