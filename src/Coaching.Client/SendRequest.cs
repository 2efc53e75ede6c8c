using System.Text.Json.Serialization;
using Coaching.Client.Calls;

namespace Coaching.Client;

/// <summary>A message to send.</summary>
/// <param name="Body">Plain text; trimmed.</param>
public sealed record SendRequest(Audience Audience, string Body)
{
    /// <summary>
    /// The same id is the same send, on every node and for good. Give one that is stored with what caused the send, so that a program that was started
    /// again does not send twice; else one is made (UUIDv7).
    /// </summary>
    public string? Id { get; init; }

    public Priority Priority { get; init; } = Priority.Normal;

    public bool RequiresAck { get; init; }

    /// <summary>In the future; the end of the business day comes first in any case.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>From a preview: exactly that set is sent to.</summary>
    public string? AudienceToken { get; init; }
}

[JsonConverter(typeof(NamedValues<Priority>))]
public enum Priority
{
    /// <summary>One that this client does not know.</summary>
    Unknown,
    Normal,
    Important,
    Urgent,
}
