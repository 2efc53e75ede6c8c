using System.Collections.Immutable;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Sessions;
using Coaching.Web.Contracts;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Coaching.Web.Hubs;

/// <summary>A message on its way to a node's connections: serialized at most once for each way of presenting it.</summary>
/// <param name="agents">The connections of each agent who is to have it.</param>
internal sealed class ToastPush(Sent message, IEnumerator<ImmutableArray<AgentConnection>> agents) : IToastPush
{
    private readonly AgentSetBuilder toast = new();
    private readonly AgentSetBuilder bell = new();
    private SerializedHubMessage? withToast;
    private SerializedHubMessage? forBell;

    public Handed Handed => new(toast.ToSet(), bell.ToSet());

    public bool PushOn(int atMost)
    {
        for (; atMost > 0; atMost--)
        {
            if (!agents.MoveNext())
            {
                return true;
            }

            To(agents.Current);
        }

        return false;
    }

    private void To(ImmutableArray<AgentConnection> connections)
    {
        foreach (var connection in connections)
        {
            if (connection.Presentation == Presentation.Toast)
            {
                connection.Push(withToast ??= Serialized(Alert.Toast));
                toast.Add(connection.Ordinal);
            }
            else
            {
                connection.Push(forBell ??= Serialized(Alert.Bell));
                bell.Add(connection.Ordinal);
            }
        }
    }

    private SerializedHubMessage Serialized(Alert alert) =>
        new(new InvocationMessage("message", [CoachMessage.Of(message, InboxState.Unread, alert)]));
}
