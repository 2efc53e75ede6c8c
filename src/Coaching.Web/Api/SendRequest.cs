using System.Text.Json;

namespace Coaching.Web.Api;

/// <summary>A send as clients write it.</summary>
/// <param name="Id">The caller's own (UUIDv7 by custom): a repeat with the same id is the same send. Made here when left out.</param>
/// <param name="Audience">One of <c>{"agents":[id]}</c>, <c>{"everyone":true}</c>, <c>{"filter":{...}}</c>.</param>
/// <param name="Body">Plain text; trimmed.</param>
/// <param name="Priority"><c>normal</c> (when left out), <c>important</c> or <c>urgent</c>.</param>
/// <param name="ExpiresAt">In the future, and at most the end of the business day of the recipients; of the last site, when they are at several.</param>
/// <param name="AudienceToken">From a preview: exactly that set is sent to.</param>
public sealed record SendRequest(
    string? Id, JsonElement? Audience, string? Body, string? Priority, bool? RequiresAck, DateTimeOffset? ExpiresAt, string? AudienceToken);

/// <param name="Recipients">How many agents it was accepted for, frozen.</param>
public sealed record SendAccepted(string Id, int Recipients, DateTimeOffset AcceptedAt);
