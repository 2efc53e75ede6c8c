using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.MessageLog;

/// <summary>A send that waits for its place in the message log.</summary>
/// <param name="Hash">Of all content that makes a repeat "the same send" (see <see cref="ContentHash"/>).</param>
/// <param name="Rule">The audience rule as canonical JSON, shown to senders again.</param>
/// <param name="Audience">
/// The frozen recipients; null when the rule could not be resolved, which only matters if the id is new: a repeat gets the first answer
/// whatever changed in the directory since.
/// </param>
public sealed record SendDraft(
    MessageId Id,
    ContentHash Hash,
    UserRef From,
    string Body,
    Priority Priority,
    bool RequiresAck,
    DateTimeOffset? ExpiresAt,
    string Rule,
    AgentSet? Audience,
    long DirectoryVersion);
