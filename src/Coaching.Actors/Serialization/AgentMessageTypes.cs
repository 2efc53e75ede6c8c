using Coaching.Actors.Agents;
using Coaching.Actors.Protocol;
using W = Coaching.Actors.Serialization.Wire;

namespace Coaching.Actors.Serialization;

/// <summary>What sessions and agents tell each other.</summary>
internal static class AgentMessageTypes
{
    public static IReadOnlyList<MessageType> All { get; } =
    [
        Asked("agent:register-session:1", (id, n) => new AgentCommand.RegisterSession(id, n)),
        Asked("agent:renew-session:1", (id, n) => new AgentCommand.RenewSession(id, n)),
        Asked("agent:get-inbox:1", (id, n) => new AgentCommand.GetInbox(id, n)),
        MessageType.Of(
            "agent:set-status:1",
            W.SetStatus.Parser,
            (AgentCommand.SetStatus c) => new W.SetStatus
            {
                Agent = c.Agent.Value,
                Number = c.Number,
                Status = new W.Status { Status_ = (W.AgentStatusValue)c.Status, Reason = c.Reason ?? "" },
            },
            w => new AgentCommand.SetStatus(new AgentId(w.Agent), w.Number, w.Status.ToStatus().Status, w.Status.ToStatus().Reason)),
        Mark("agent:mark-seen:1", c => c.Versions, (id, n, v) => new AgentCommand.MarkSeen(id, n, v)),
        Mark("agent:mark-read:1", c => c.Versions, (id, n, v) => new AgentCommand.MarkRead(id, n, v)),
        Mark("agent:acknowledge:1", c => [c.Version], (id, n, v) => new AgentCommand.Acknowledge(id, n, v.Single())),
        Answered("agent-reply:done:1", n => new AgentReply.Done(n)),
        Answered("agent-reply:no-such-agent:1", n => new AgentReply.NoSuchAgent(n)),
        MessageType.Of("agent-reply:inbox:1", W.Inbox.Parser, (AgentReply.Inbox r) => InboxToWire(r), InboxFromWire),
        MessageType.Of(
            "agent-news:status-changed:1",
            W.StatusChanged.Parser,
            (AgentNews.StatusChanged n) => new W.StatusChanged { Status = n.Status.ToWire(), StatusNumber = n.StatusNumber },
            w => new AgentNews.StatusChanged(w.Status.ToStatus(), w.StatusNumber)),
        MessageType.Of(
            "agent-news:deliveries-changed:1",
            W.DeliveriesChanged.Parser,
            (AgentNews.DeliveriesChanged n) => new W.DeliveriesChanged { Facts = { n.Facts.Select(f => f.ToWire()) } },
            w => new AgentNews.DeliveriesChanged(w.Facts.ToFacts())),
        MessageType.Of("agent-news:inbox-changed:1", W.Empty.Parser, (AgentNews.InboxChanged _) => new W.Empty(), _ => new AgentNews.InboxChanged()),
    ];

    private static MessageType Asked<T>(string manifest, Func<AgentId, long, T> create)
        where T : AgentCommand =>
        MessageType.Of(
            manifest,
            W.AgentAsked.Parser,
            (T c) => new W.AgentAsked { Agent = c.Agent.Value, Number = c.Number },
            w => create(new AgentId(w.Agent), w.Number));

    private static MessageType Mark<T>(string manifest, Func<T, IEnumerable<long>> versions, Func<AgentId, long, IReadOnlyList<long>, T> create)
        where T : AgentCommand =>
        MessageType.Of(
            manifest,
            W.Mark.Parser,
            (T c) => new W.Mark { Agent = c.Agent.Value, Number = c.Number, Versions = { versions(c) } },
            w => create(new AgentId(w.Agent), w.Number, [.. w.Versions]));

    private static MessageType Answered<T>(string manifest, Func<long, T> create)
        where T : AgentReply =>
        MessageType.Of(manifest, W.Answered.Parser, (T r) => new W.Answered { Number = r.Number }, w => create(w.Number));

    private static W.Inbox InboxToWire(AgentReply.Inbox reply) => new()
    {
        Number = reply.Number,
        Date = reply.Date.ToWire(),
        UpToVersion = reply.UpToVersion,
        Status = reply.Status.ToWire(),
        StatusNumber = reply.StatusNumber,
        Facts = { reply.Facts.Select(f => f.ToWire()) },
        Start = reply.Start.ToWire(),
    };

    private static AgentReply.Inbox InboxFromWire(W.Inbox wire) => new(
        wire.Number,
        wire.Date.ToDate(),
        wire.UpToVersion,
        wire.Status.ToStatus(),
        wire.StatusNumber,
        wire.Facts.ToFacts(),
        wire.Start.ToOptionalTime());
}
