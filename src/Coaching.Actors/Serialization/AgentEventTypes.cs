using Coaching.Actors.Agents;
using W = Coaching.Actors.Serialization.Wire;

namespace Coaching.Actors.Serialization;

/// <summary>The journal's types.</summary>
internal static class AgentEventTypes
{
    public static IReadOnlyList<MessageType> All { get; } =
    [
        MessageType.Of(
            "agent-event:day-opened:1",
            W.DayOpened.Parser,
            (AgentEvent.DayOpened e) => new W.DayOpened
            {
                Date = e.Date.ToWire(),
                Status = e.Status.ToWire(),
                Carried = e.Carried,
                Start = e.Start.ToWire(),
            },
            w => new AgentEvent.DayOpened(w.Date.ToDate(), w.Status.ToStatus(), w.Carried, w.Start.ToOptionalTime())),
        MessageType.Of(
            "agent-event:day-closed:1",
            W.DayClosed.Parser,
            (AgentEvent.DayClosed e) => new W.DayClosed { Date = e.Date.ToWire(), Facts = { e.Facts.Select(f => f.ToWire()) } },
            w => new AgentEvent.DayClosed(w.Date.ToDate(), w.Facts.ToFacts())),
        MessageType.Of(
            "agent-event:status-set:1",
            W.StatusSet.Parser,
            (AgentEvent.StatusSet e) => new W.StatusSet { Date = e.Date.ToWire(), Status = e.Status.ToWire() },
            w => new AgentEvent.StatusSet(w.Date.ToDate(), w.Status.ToStatus())),
        MessageType.Of(
            "agent-event:messages-seen:1",
            W.MessagesMarked.Parser,
            (AgentEvent.MessagesSeen e) => Marked(e.Date, e.Versions, e.At),
            w => new AgentEvent.MessagesSeen(w.Date.ToDate(), [.. w.Versions], w.At.ToTime())),
        MessageType.Of(
            "agent-event:messages-read:1",
            W.MessagesMarked.Parser,
            (AgentEvent.MessagesRead e) => Marked(e.Date, e.Versions, e.At),
            w => new AgentEvent.MessagesRead(w.Date.ToDate(), [.. w.Versions], w.At.ToTime())),
        MessageType.Of(
            "agent-event:message-acknowledged:1",
            W.MessagesMarked.Parser,
            (AgentEvent.MessageAcknowledged e) => Marked(e.Date, [e.Version], e.At),
            w => new AgentEvent.MessageAcknowledged(w.Date.ToDate(), w.Versions.Single(), w.At.ToTime())),
        MessageType.Of(
            "agent-event:day-state:1",
            W.DayState.Parser,
            (AgentEvent.DayState e) => new W.DayState
            {
                Date = e.Date.ToWire(),
                Status = e.Status.ToWire(),
                Carried = e.Carried,
                Facts = { e.Facts.Select(f => f.ToWire()) },
                Closed = { e.Closed.Select(f => f.ToWire()) },
                Start = e.Start.ToWire(),
            },
            w => new AgentEvent.DayState(
                w.Date.ToDate(), w.Status.ToStatus(), w.Carried, w.Facts.ToFacts(), w.Closed.ToFacts(), w.Start.ToOptionalTime())),
    ];

    private static W.MessagesMarked Marked(DateOnly date, IEnumerable<long> versions, DateTimeOffset at) =>
        new() { Date = date.ToWire(), Versions = { versions }, At = at.ToWire() };
}
