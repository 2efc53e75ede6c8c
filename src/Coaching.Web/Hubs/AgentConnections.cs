using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Sessions;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Coaching.Web.Hubs;

/// <summary>
/// This node's connections of agents by directory ordinal. SignalR's own ways to address many connections test every connection against the whole list;
/// this walks just those of the audience and hands each the same serialized message.
/// </summary>
public sealed class AgentConnections(CurrentDirectory directory, ILogger<DefaultHubLifetimeManager<AgentHub>> logger)
    : DefaultHubLifetimeManager<AgentHub>(logger), IToastLane
{
    private readonly ConcurrentDictionary<string, AgentConnection> byId = new();
    private readonly ConcurrentDictionary<int, ImmutableArray<AgentConnection>> byOrdinal = new();

    /// <summary>Counted here: a dictionary that is asked how much it holds takes all its locks, of which it has more the more it holds.</summary>
    private int connected;

    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await base.OnConnectedAsync(connection).ConfigureAwait(false);

        if (connection.User.FindFirst("sub")?.Value is { } id && directory.Index.Find(id) is { Reachable: true } agent)
        {
            var added = new AgentConnection(connection, agent.Ordinal);
            byId[connection.ConnectionId] = added;
            Interlocked.Increment(ref connected);
            byOrdinal.AddOrUpdate(agent.Ordinal, [added], (_, others) => others.Add(added));
        }
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (byId.TryRemove(connection.ConnectionId, out var gone))
        {
            Interlocked.Decrement(ref connected);
            var left = byOrdinal.AddOrUpdate(gone.Ordinal, [], (_, all) => all.Remove(gone));

            if (left.IsEmpty)
            {
                // Only this very value: another connection of the agent may have come meanwhile.
                byOrdinal.TryRemove(new KeyValuePair<int, ImmutableArray<AgentConnection>>(gone.Ordinal, left));
            }
        }

        return base.OnDisconnectedAsync(connection);
    }

    /// <summary>Null when the agent left the directory before its connection was taken in.</summary>
    public AgentConnection? Find(string connectionId) => byId.GetValueOrDefault(connectionId);

    public IToastPush Begin(IReadOnlyList<Sent> messages) => new ToastPush(messages, ConnectionsOf(messages.Select(m => m.Audience).Aggregate((all, next) => all.Or(next))));

    public void CloseWhere(Func<int, bool> ordinal)
    {
        foreach (var connection in byId.Values.Where(c => ordinal(c.Ordinal)))
        {
            connection.Close();
        }
    }

    public void FetchInboxWhere(Func<int, bool> ordinal)
    {
        foreach (var connection in byId.Values.Where(c => ordinal(c.Ordinal)))
        {
            // Without a session its first inbox is still to come.
            connection.Session?.Tell(new AgentNews.InboxChanged());
        }
    }

    public void CloseAll() => CloseWhere(_ => true);

    /// <summary>By the audience or by the connections, whichever are fewer. Who connects meanwhile has the message in the first inbox.</summary>
    private IEnumerator<ImmutableArray<AgentConnection>> ConnectionsOf(AgentSet audience)
    {
        if (audience.Count >= Volatile.Read(ref connected))
        {
            foreach (var (_, connections) in byOrdinal)
            {
                yield return connections;
            }

            yield break;
        }

        foreach (var ordinal in audience)
        {
            if (byOrdinal.TryGetValue(ordinal, out var connections))
            {
                yield return connections;
            }
        }
    }
}
