using Coaching.Actors.Agents;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Sessions;

/// <summary>One open browser connection of an agent, as its session drives it. Calls never block and may come from any thread.</summary>
public interface IAgentConnection
{
    /// <summary>The connection's id: unique on this node and beyond.</summary>
    string Id { get; }

    /// <summary>It is over. Its hub may have no word for that, where opening it took too long.</summary>
    bool IsOver { get; }

    /// <summary>How messages that arrive from now on are presented in this connection.</summary>
    void Present(Presentation presentation);

    /// <summary>
    /// Shows the whole inbox. The day is read from <paramref name="read"/> inside the same critical section in which live messages are written, so that
    /// a message is either in the inbox or follows it.
    /// </summary>
    void ShowInbox(Func<InboxView> read);

    void ShowStatus(ShownStatus status);

    /// <param name="changes">State names as in the contract, by message.</param>
    void ShowChanges(IReadOnlyList<DeliveryChange> changes);

    /// <summary>Ends the connection from the server; its browser may come again if its token still lets it.</summary>
    void Close();
}

/// <summary>An agent's day as its pages show it, newest first.</summary>
public sealed record InboxView(string AgentId, string Name, DateOnly Date, ShownStatus Status, IReadOnlyList<InboxMessage> Messages);

/// <summary>A coach message with its state in one inbox.</summary>
public sealed record InboxMessage(Sent Message, InboxState State);

/// <summary>What changed for one message: at least one of the facts is set.</summary>
public sealed record DeliveryChange(Protocol.MessageId Id, DeliveryFacts Facts);
