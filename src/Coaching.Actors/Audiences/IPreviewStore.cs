namespace Coaching.Actors.Audiences;

/// <summary>Previewed audiences by token, on every node, until they expire.</summary>
public interface IPreviewStore
{
    Task SaveAsync(PreviewedAudience preview, CancellationToken cancel);

    /// <summary>Null when there is none, or it expired.</summary>
    Task<PreviewedAudience?> FindAsync(string token, DateTimeOffset now, CancellationToken cancel);

    Task DeleteExpiredAsync(DateTimeOffset now, CancellationToken cancel);
}

/// <summary>The set that was shown to a user. <c>Rule</c> is canonical JSON: a send with the token must name the same rule.</summary>
public sealed record PreviewedAudience(string Token, string UserId, string Rule, AgentSet Audience, DateTimeOffset ExpiresAt);
