namespace Coaching.Actors.Directory;

/// <summary>The directory this node works with, for readers on any thread.</summary>
public sealed class CurrentDirectory
{
    private volatile DirectoryIndex index = DirectoryIndex.Empty;
    private volatile bool isLoaded;

    public DirectoryIndex Index => index;

    public bool IsLoaded => isLoaded;

    public void Set(DirectoryIndex loaded)
    {
        index = loaded;
        isLoaded = true;
    }
}

/// <summary>Published on the node's event stream after <see cref="CurrentDirectory"/> shows it.</summary>
public sealed record DirectoryChanged(DirectoryIndex Index) : Akka.Actor.INoSerializationVerificationNeeded;
