using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace Coaching.Web.Hubs;

/// <summary>
/// The JSON protocol with last arguments that may be left out, as the contract has them (<c>SetStatus(status, reason?)</c>): SignalR itself refuses a call
/// with fewer arguments than the method takes.
/// </summary>
public sealed class OptionalArguments(IOptions<JsonHubProtocolOptions> options) : IHubProtocol
{
    private readonly JsonHubProtocol json = new(options);

    public string Name => json.Name;

    public int Version => json.Version;

    public TransferFormat TransferFormat => json.TransferFormat;

    public bool IsVersionSupported(int version) => json.IsVersionSupported(version);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => json.GetMessageBytes(message);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => json.WriteMessage(message, output);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var again = input;

        if (!json.TryParseMessage(ref input, binder, out message))
        {
            return false;
        }

        if (message is InvocationBindingFailureMessage { Target: nameof(AgentHub.SetStatus) or nameof(CoachingHub.WatchAgents) }
            && json.TryParseMessage(ref again, new WithoutLast(binder), out var shorter)
            && shorter is InvocationMessage call)
        {
            message = new InvocationMessage(call.InvocationId, call.Target, [.. call.Arguments, null]) { Headers = call.Headers };
        }

        return true;
    }

    /// <summary>Binds as if the method did not take its last argument.</summary>
    private sealed class WithoutLast(IInvocationBinder binder) : IInvocationBinder
    {
        public IReadOnlyList<Type> GetParameterTypes(string methodName) => [.. binder.GetParameterTypes(methodName).SkipLast(1)];

        public Type GetReturnType(string invocationId) => binder.GetReturnType(invocationId);

        public Type GetStreamItemType(string streamId) => binder.GetStreamItemType(streamId);
    }
}
