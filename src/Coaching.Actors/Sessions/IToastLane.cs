using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;

namespace Coaching.Actors.Sessions;

/// <summary>
/// The node's connections of agents by directory ordinal: the way a message takes to the browsers. Waits for no shard and no slow client.
/// </summary>
public interface IToastLane
{
    /// <summary>
    /// To be pushed on until it ends: writes each message, serialized once, to each connection of its audience. All messages of a connection are written
    /// one right after the other, so that they can go out together.
    /// </summary>
    IToastPush Begin(IReadOnlyList<Sent> messages);

    /// <summary>Closes the connections of agents for whom this holds (they left the directory).</summary>
    void CloseWhere(Func<int, bool> ordinal);

    /// <summary>Fetches the inbox anew for the connections of agents for whom this holds.</summary>
    void FetchInboxWhere(Func<int, bool> ordinal);

    /// <summary>Closes all connections, so that clients reconnect elsewhere: the node goes down.</summary>
    void CloseAll();
}

/// <summary>Messages on their way to the connections of a node. Not for two threads.</summary>
public interface IToastPush
{
    /// <summary>To whose connections each was handed until now, and how; in the order of the messages.</summary>
    IReadOnlyList<Handed> Handed { get; }

    /// <summary>Writes to further agents until about so many messages were handed to one; false when there may be more.</summary>
    bool PushOn(int atMost);
}

/// <summary>Agents whose connections took a message: with a toast in at least one, or for the bell only.</summary>
public sealed record Handed(AgentSet Toast, AgentSet Bell);
