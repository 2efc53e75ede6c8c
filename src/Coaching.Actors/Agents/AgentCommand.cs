using Akka.Actor;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Agents;

/// <summary>
/// What an <see cref="AgentActor"/> takes, through its shard region. Each carries a number of the asker's choosing that the reply repeats, and each
/// may be repeated until it is answered: the same command twice changes nothing twice. None carries text written by an agent: messages are one-way,
/// and a break's reason is one of the configured ones.
/// </summary>
public abstract record AgentCommand(AgentId Agent, long Number)
{
    /// <summary>The newest message that is marked; 0 if none is.</summary>
    public virtual long NewestVersion => 0;

    /// <summary>A browser connection's session (the sender) is there, until its actor ends; answered with <see cref="AgentReply.Inbox"/>.</summary>
    public sealed record RegisterSession(AgentId Agent, long Number) : AgentCommand(Agent, Number);

    /// <summary>The sender is still there; an agent that did not know it takes it in and tells it <see cref="AgentNews.InboxChanged"/>.</summary>
    public sealed record RenewSession(AgentId Agent, long Number) : AgentCommand(Agent, Number);

    /// <summary>The whole day; answered with <see cref="AgentReply.Inbox"/>.</summary>
    public sealed record GetInbox(AgentId Agent, long Number) : AgentCommand(Agent, Number);

    /// <summary>The explicit status, from the agent or the ACD.</summary>
    public sealed record SetStatus(AgentId Agent, long Number, AgentStatus Status, string? Reason) : AgentCommand(Agent, Number);

    public sealed record MarkSeen(AgentId Agent, long Number, IReadOnlyList<long> Versions) : AgentCommand(Agent, Number)
    {
        public override long NewestVersion => Versions.DefaultIfEmpty().Max();
    }

    public sealed record MarkRead(AgentId Agent, long Number, IReadOnlyList<long> Versions) : AgentCommand(Agent, Number)
    {
        public override long NewestVersion => Versions.DefaultIfEmpty().Max();
    }

    public sealed record Acknowledge(AgentId Agent, long Number, long Version) : AgentCommand(Agent, Number)
    {
        public override long NewestVersion => Version;
    }
}

/// <summary>Asks an agent to stop at a hand-off of its shard or when idle: everything written before it is served first.</summary>
public sealed record StopAgent : INoSerializationVerificationNeeded
{
    public static StopAgent Instance { get; } = new();
}
