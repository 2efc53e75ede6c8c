using Akka.Actor;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Audiences;

/// <summary>Asks the node's audience actor to accept a message: resolve and freeze its audience, and append it to the message log. Node-local.</summary>
/// <param name="Id">The caller's own: a repeat with the same id is the same send.</param>
/// <param name="Body">Trimmed and checked.</param>
/// <param name="Preview">Given: exactly this set is sent to.</param>
public sealed record SendMessage(
    MessageId Id,
    UserRef From,
    Protocol.Scope Scope,
    AudienceRule Rule,
    string Body,
    Priority Priority,
    bool RequiresAck,
    DateTimeOffset? ExpiresAt,
    AgentSet? Preview) : INoSerializationVerificationNeeded;

/// <summary>How a send ended.</summary>
public abstract record SendReply : INoSerializationVerificationNeeded
{
    private SendReply() { }

    /// <summary>Durable for all its recipients.</summary>
    /// <param name="First">False: it was accepted before, and this is the first answer again.</param>
    public sealed record Accepted(MessageId Id, int Recipients, DateTimeOffset At, bool First) : SendReply;

    /// <summary>The id was accepted before with other content. Nothing was sent.</summary>
    public sealed record DifferentContent : SendReply;

    /// <summary>The rule names what does not exist for this sender. Nothing was sent.</summary>
    public sealed record UnknownIds(IReadOnlyList<string> Names) : SendReply;

    /// <summary>The rule leaves nobody. Nothing was sent.</summary>
    public sealed record Nobody : SendReply;

    /// <summary>Some of the previewed set left the directory or the scope; <c>Count</c> are still there. Nothing was sent.</summary>
    public sealed record AudienceChanged(int Count) : SendReply;

    /// <summary>It would outlive the business day of all its recipients, which ends then. Nothing was sent.</summary>
    public sealed record ExpiresTooLate(DateTimeOffset End) : SendReply;

    /// <summary>Not known whether it was accepted: repeat with the same id.</summary>
    public sealed record OutcomeUnknown : SendReply;
}
