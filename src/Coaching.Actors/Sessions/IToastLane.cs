using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;

namespace Coaching.Actors.Sessions;

/// <summary>
/// The node's connections of agents by directory ordinal: the way a message takes to the browsers. Waits for no shard and no slow client.
/// </summary>
public interface IToastLane
{
    /// <summary>Writes the message once to each connection of its audience, serialized once, and answers to whose connections it was handed, and how.</summary>
    Handed Push(Sent message);

    /// <summary>Closes the connections of agents for whom this holds (they left the directory).</summary>
    void CloseWhere(Func<int, bool> ordinal);

    /// <summary>Closes all connections, so that clients reconnect elsewhere: the node goes down.</summary>
    void CloseAll();
}

/// <summary>Agents whose connections took a message: with a toast in at least one, or for the bell only.</summary>
public sealed record Handed(AgentSet Toast, AgentSet Bell);
