using System.Text.Json.Serialization;
using Coaching.Client.Calls;

namespace Coaching.Client;

/// <summary>A sent message.</summary>
/// <param name="Audience">The rule, as it was sent.</param>
/// <param name="ExpiresAt">Null: at the end of the business day.</param>
public sealed record SentMessage(
    string Id,
    UserRef From,
    string Body,
    Priority Priority,
    bool RequiresAck,
    DateTimeOffset SentAt,
    SentState State,
    Funnel Funnel,
    Audience? Audience = null,
    DateTimeOffset? ExpiresAt = null);

public sealed record UserRef(string Id, string Name);

/// <summary>How many recipients came at least so far.</summary>
public sealed record Funnel(int Targeted, int Delivered, int Seen, int Read, int Acknowledged, int Recalled);

[JsonConverter(typeof(NamedValues<SentState>))]
public enum SentState
{
    /// <summary>One that this client does not know.</summary>
    Unknown,
    Sent,
    Expired,
}
