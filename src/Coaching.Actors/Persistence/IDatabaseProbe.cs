namespace Coaching.Actors.Persistence;

/// <summary>For health pages.</summary>
public interface IDatabaseProbe
{
    /// <summary>Whether every part of the database answers within a second. Throws only when cancelled.</summary>
    Task<bool> IsAnsweringAsync(CancellationToken cancel);
}
