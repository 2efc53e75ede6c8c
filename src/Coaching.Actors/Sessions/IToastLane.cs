using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;

namespace Coaching.Actors.Sessions;

/// <summary>
/// The node's connections of agents by directory ordinal: the way a message takes to the browsers. Waits for no shard and no slow client.
/// </summary>
public interface IToastLane
{
    /// <summary>To be pushed on until it ends: writes the message once to each connection of its audience, serialized once.</summary>
    IToastPush Begin(Sent message);

    /// <summary>Closes the connections of agents for whom this holds (they left the directory).</summary>
    void CloseWhere(Func<int, bool> ordinal);

    /// <summary>Closes all connections, so that clients reconnect elsewhere: the node goes down.</summary>
    void CloseAll();
}

/// <summary>A message on its way to the connections of a node. Not for two threads.</summary>
public interface IToastPush
{
    /// <summary>To whose connections it was handed until now, and how.</summary>
    Handed Handed { get; }

    /// <summary>Writes it to the connections of at most so many further agents; false when there may be more.</summary>
    bool PushOn(int atMost);
}

/// <summary>Agents whose connections took a message: with a toast in at least one, or for the bell only.</summary>
public sealed record Handed(AgentSet Toast, AgentSet Bell);
