using System.Collections.Immutable;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Sessions;
using Coaching.Web.Contracts;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Coaching.Web.Hubs;

/// <summary>Messages on their way to a node's connections: each serialized at most once for each way of presenting it.</summary>
/// <param name="agents">The connections of each agent; who is in no audience is passed by.</param>
internal sealed class ToastPush(IReadOnlyList<Sent> messages, IEnumerator<ImmutableArray<AgentConnection>> agents) : IToastPush
{
    private readonly OneMessage[] each = [.. messages.Select(message => new OneMessage(message))];

    public IReadOnlyList<Handed> Handed => [.. each.Select(one => one.Handed)];

    public bool PushOn(int atMost)
    {
        for (var left = atMost; left > 0;)
        {
            if (!agents.MoveNext())
            {
                return true;
            }

            foreach (var one in each)
            {
                left -= one.To(agents.Current);
            }
        }

        return false;
    }

    private sealed class OneMessage(Sent message)
    {
        private readonly AgentSetBuilder toast = new();
        private readonly AgentSetBuilder bell = new();
        private SerializedHubMessage? withToast;
        private SerializedHubMessage? forBell;

        public Handed Handed => new(toast.ToSet(), bell.ToSet());

        /// <summary>To these connections of an agent, who may have none any more; answers how many there are.</summary>
        public int To(ImmutableArray<AgentConnection> connections)
        {
            if (connections.IsEmpty || !message.Audience.Contains(connections[0].Ordinal))
            {
                return 0;
            }

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

            return connections.Length;
        }

        private SerializedHubMessage Serialized(Alert alert) =>
            new(new InvocationMessage("message", [CoachMessage.Of(message, InboxState.Unread, alert)]));
    }
}
