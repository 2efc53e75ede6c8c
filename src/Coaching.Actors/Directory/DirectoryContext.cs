namespace Coaching.Actors.Directory;

/// <summary>What <see cref="DirectoryActor"/> stands on.</summary>
/// <param name="Clock">For time-outs.</param>
public sealed record DirectoryContext(
    IDirectoryStore Store, CurrentDirectory Current, DirectorySettings Settings, DirectoryPace Pace, TimeProvider Clock);
