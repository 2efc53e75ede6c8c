using Akka.Actor;

namespace Coaching.Actors.Directory;

/// <summary>What became of a <see cref="DirectoryCommand"/>.</summary>
public abstract record DirectoryReply : INoSerializationVerificationNeeded
{
    private DirectoryReply() { }

    /// <summary>When it is durable, and this node's <see cref="CurrentDirectory"/> shows it already.</summary>
    public sealed record Stored(DirectoryChange Change) : DirectoryReply;

    /// <summary>When <see cref="DirectoryRules"/> found faults: nothing was stored.</summary>
    public sealed record Faulty(IReadOnlyDictionary<string, string[]> Faults) : DirectoryReply;

    /// <summary>When there is no agent of that id to remove.</summary>
    public sealed record NoSuchAgent : DirectoryReply;

    /// <summary>When the database did not answer, or too many changes wait. It may be stored or not: the same command again makes sure.</summary>
    public sealed record Unavailable : DirectoryReply;
}
