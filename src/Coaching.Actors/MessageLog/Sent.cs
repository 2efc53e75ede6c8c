using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.MessageLog;

/// <summary>An entry of the message log: a send, durable for all its recipients at once.</summary>
/// <param name="Version">Its place in the log: 1, 2, 3 ... without gaps, in commit order.</param>
/// <param name="SentAt">From the database's clock, never below the entry before.</param>
/// <param name="Rule">The audience rule as canonical JSON, shown to senders again.</param>
/// <param name="Audience">Who receives it, frozen.</param>
public sealed record Sent(
    long Version,
    MessageId Id,
    UserRef From,
    string Body,
    Priority Priority,
    bool RequiresAck,
    DateTimeOffset SentAt,
    DateTimeOffset? ExpiresAt,
    string Rule,
    AgentSet Audience)
{
    /// <summary>From this instant on it is shown to nobody any more.</summary>
    public bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;
}
