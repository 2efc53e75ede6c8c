using System.Text.Json.Nodes;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;

namespace Coaching.Web.Contracts;

/// <summary>A send with its live funnel, as senders see it.</summary>
/// <param name="Audience">The rule as it was sent, but for agents and groups that do not exist for who asks.</param>
public sealed record SentMessageContract(
    string Id, UserRef From, string Body, Priority Priority, bool RequiresAck, DateTimeOffset SentAt, DateTimeOffset? ExpiresAt, JsonNode? Audience, SentState State, Funnel Funnel)
{
    public static SentMessageContract Of(SentMessage message) => new(
        message.Sent.Id.Value,
        message.Sent.From,
        message.Sent.Body,
        message.Sent.Priority,
        message.Sent.RequiresAck,
        message.Sent.SentAt,
        message.Sent.ExpiresAt,
        JsonNode.Parse(message.Rule),
        message.State,
        message.Funnel);
}

/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record SentMessagesContract(IReadOnlyList<SentMessageContract> Messages, string? Next);

/// <summary>One recipient's furthest state.</summary>
/// <param name="At">When; null where only the fact is kept, which is so with the reason <c>onBreak</c>.</param>
/// <param name="Reason">
/// Why a recipient has not seen it: <c>loggedOut</c>; <c>onBreak</c>, handed over without a toast, on a break or in an inbox fetched later; or
/// <c>tabHidden</c>.
/// </param>
public sealed record DeliveryContract(string Agent, string Name, DeliveryState State, DateTimeOffset? At, MissedReason? Reason);

public sealed record DeliveriesContract(IReadOnlyList<DeliveryContract> Deliveries, string? Next);
