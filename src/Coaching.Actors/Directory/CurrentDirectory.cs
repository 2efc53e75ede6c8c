namespace Coaching.Actors.Directory;

/// <summary>The directory as this node knows it now. One writer (<see cref="DirectoryActor"/>), any number of readers on any thread.</summary>
public sealed class CurrentDirectory
{
    private volatile DirectoryIndex index = DirectoryIndex.Empty;
    private volatile bool loaded;

    /// <summary>Take it once for each piece of work: the next look may see another version.</summary>
    public DirectoryIndex Index => index;

    /// <summary>Whether it was ever loaded; an empty directory is loaded too.</summary>
    public bool IsLoaded => loaded;

    public void Set(DirectoryIndex newest)
    {
        index = newest;
        loaded = true;
    }
}
