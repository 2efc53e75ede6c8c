using Coaching.Actors.Agents;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Sessions;

namespace Coaching.Web.Contracts;

/// <summary>A coach message as agents get it.</summary>
/// <param name="ExpiresAt">Null: at the end of the business day.</param>
/// <param name="Alert">How to present it now: with a toast only when pushed live to an agent who is logged in and not on a break.</param>
public sealed record CoachMessage(
    string Id,
    UserRef From,
    string Body,
    Priority Priority,
    bool RequiresAck,
    DateTimeOffset SentAt,
    DateTimeOffset? ExpiresAt,
    InboxState State,
    Alert Alert)
{
    /// <summary>This very object stands in many inboxes: see <see cref="SharedMessages"/>.</summary>
    internal bool IsShared { get; init; }

    public static CoachMessage Of(Sent message, InboxState state, Alert alert) => new(
        message.Id.Value, message.From, message.Body, message.Priority, message.RequiresAck, message.SentAt, message.ExpiresAt, state, alert);
}

public enum Alert
{
    Toast,
    Bell,
}

/// <summary>An agent's whole day, newest first.</summary>
/// <param name="Unread">Messages that the agent has not opened.</param>
public sealed record InboxContract(
    string AgentId, string Name, DateOnly BusinessDate, AgentStatus Status, string? Reason, int Unread, IReadOnlyList<CoachMessage> Messages)
{
    public static InboxContract Of(InboxView view) => new(
        view.AgentId,
        view.Name,
        view.Date,
        view.Status.Status,
        view.Status.Reason,
        view.Messages.Count(m => m.State == InboxState.Unread),
        [.. view.Messages.Select(m => m.State == InboxState.Unread ? SharedMessages.Of(m.Message) : CoachMessage.Of(m.Message, m.State, Alert.Bell))]);
}

/// <summary>What happened to one message in one of the agent's sessions.</summary>
/// <param name="State"><c>seen</c>, <c>read</c> or <c>acknowledged</c>.</param>
public sealed record ChangeContract(string Id, string State)
{
    public static ChangeContract Of(DeliveryChange change) => new(
        change.Id.Value,
        change.Facts.AcknowledgedAt is not null ? "acknowledged" : change.Facts.ReadAt is not null ? "read" : "seen");
}

public sealed record StatusContract(AgentStatus Status, string? Reason);
