using Akka.Actor;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Sessions;

/// <summary>What a browser asks of its session; answered with <see cref="SessionReply"/>. Node-local.</summary>
public abstract record SessionCommand : INoSerializationVerificationNeeded
{
    private SessionCommand() { }

    public sealed record SetStatus(AgentStatus Status, string? Reason) : SessionCommand;

    /// <summary>Ids that are not in the inbox are ignored.</summary>
    public abstract record OfMessages(IReadOnlyList<MessageId> Ids) : SessionCommand;

    public sealed record MarkSeen(IReadOnlyList<MessageId> Ids) : OfMessages(Ids);

    public sealed record MarkRead(IReadOnlyList<MessageId> Ids) : OfMessages(Ids);

    public sealed record Acknowledge(MessageId Id) : OfMessages([Id]);

    public sealed record GetInbox : SessionCommand;
}

/// <summary>How a browser's command ended. No answer in time means: not known, ask again.</summary>
public abstract record SessionReply : INoSerializationVerificationNeeded
{
    private SessionReply() { }

    /// <summary>Durable.</summary>
    public sealed record Done : SessionReply;

    public sealed record Inbox(InboxView View) : SessionReply;

    /// <summary>The agent left the directory.</summary>
    public sealed record Gone : SessionReply;
}

/// <summary>The browser's connection is gone: the session ends.</summary>
public sealed record ConnectionClosed : INoSerializationVerificationNeeded;
