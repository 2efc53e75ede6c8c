using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Roster;
using Google.Protobuf;
using W = Coaching.Actors.Serialization.Wire;

namespace Coaching.Actors.Serialization;

/// <summary>What nodes tell each other.</summary>
internal static class NodeMessageTypes
{
    public static IReadOnlyList<MessageType> All { get; } =
    [
        MessageType.Of("node:statuses-changed:1", W.StatusesChanged.Parser, (StatusesChanged m) => ToWire(m), FromWire),
        MessageType.Of("node:receipts-recorded:1", W.ReceiptsRecorded.Parser, (ReceiptsRecorded m) => ToWire(m), FromWire),
        MessageType.Of("node:deliveries-recorded:1", W.DeliveriesRecorded.Parser, (DeliveriesRecorded m) => ToWire(m), FromWire),
        MessageType.Of("node:log-grew:1", W.LogGrew.Parser, (LogGrew m) => ToWire(m), FromWire),
        MessageType.Of("node:journal-grew:1", W.Empty.Parser, (JournalGrew _) => new W.Empty(), _ => JournalGrew.Instance),
    ];

    private static W.StatusesChanged ToWire(StatusesChanged message) => new()
    {
        Changes =
        {
            message.Changes.Select(c => new W.StatusesChanged.Types.Change
            {
                Ordinal = c.Ordinal,
                Status = c.Row.ToWire(),
            }),
        },
    };

    private static StatusesChanged FromWire(W.StatusesChanged wire) => new(
    [
        .. wire.Changes.Select(c => new RosterChange(c.Ordinal, c.Status.ToStatus())),
    ]);

    private static W.ReceiptsRecorded ToWire(ReceiptsRecorded message) => new()
    {
        Incarnation = message.Incarnation,
        Count = message.Count,
        Receipts =
        {
            message.Receipts.Select(r => new W.ReceiptsRecorded.Types.Receipt
            {
                Ordinal = r.Ordinal,
                Facts = new Agents.DeliveryFacts(r.Version, r.SeenAt, r.ReadAt, r.AcknowledgedAt).ToWire(),
            }),
        },
    };

    private static ReceiptsRecorded FromWire(W.ReceiptsRecorded wire) => new(
    [
        .. wire.Receipts.Select(r =>
        {
            var facts = r.Facts.ToFacts();
            return new Receipt(facts.Version, r.Ordinal, facts.SeenAt, facts.ReadAt, facts.AcknowledgedAt);
        }),
    ],
        wire.Incarnation,
        wire.Count);

    private static W.DeliveriesRecorded ToWire(DeliveriesRecorded message) => new()
    {
        Incarnation = message.Incarnation,
        Count = message.Count,
        Deliveries =
        {
            message.Deliveries.Select(d => new W.DeliveriesRecorded.Types.Sets
            {
                Version = d.Version,
                Toast = ByteString.CopyFrom(d.Toast.Encode()),
                Bell = ByteString.CopyFrom(d.Bell.Encode()),
            }),
        },
    };

    private static DeliveriesRecorded FromWire(W.DeliveriesRecorded wire) => new(
        wire.Incarnation,
        [.. wire.Deliveries.Select(d => new DeliveredSets(d.Version, AgentSet.Decode(d.Toast.Span), AgentSet.Decode(d.Bell.Span)))],
        wire.Count);

    private static W.LogGrew ToWire(LogGrew message) => new()
    {
        Version = message.Version,
        Entries =
        {
            message.Entries.Select(e => new W.LogGrew.Types.Entry
            {
                Version = e.Version,
                Id = e.Id.Value,
                SenderId = e.From.Id,
                SenderName = e.From.Name,
                Body = e.Body,
                Priority = (int)e.Priority,
                RequiresAck = e.RequiresAck,
                SentAt = e.SentAt.ToWire(),
                ExpiresAt = e.ExpiresAt.ToWire(),
                Rule = e.Rule,
                Audience = ByteString.CopyFrom(e.Audience.Encode()),
            }),
        },
    };

    private static LogGrew FromWire(W.LogGrew wire) => new(
        wire.Version,
        [
            .. wire.Entries.Select(e => new Sent(
                e.Version,
                new MessageId(e.Id),
                new UserRef(e.SenderId, e.SenderName),
                e.Body,
                (Priority)e.Priority,
                e.RequiresAck,
                e.SentAt.ToTime(),
                e.ExpiresAt.ToOptionalTime(),
                e.Rule,
                AgentSet.Decode(e.Audience.Span))),
        ]);
}
