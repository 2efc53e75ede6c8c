namespace Coaching.Actors.Persistence;

/// <summary>The nightly care of the storage, for whoever erases.</summary>
public interface IStorageMaintenance
{
    /// <summary>
    /// Makes what was erased in any part unreadable in the files as well. False: something was in the way and old text may still be there; repeat it
    /// some time later.
    /// </summary>
    Task<bool> ScrubAsync(CancellationToken cancel);
}
