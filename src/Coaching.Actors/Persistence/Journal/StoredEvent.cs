using Akka.Actor;
using Akka.Persistence;

namespace Coaching.Actors.Persistence.Journal;

/// <summary>A row of the journal as the plugin writes it. <c>Created</c> is in .NET ticks, <c>Writer</c> names the journal that wrote it.</summary>
internal sealed record StoredEvent(
    long SequenceNr, bool Deleted, long Created, byte[] Message, string? Manifest, int? SerializerId, string? Writer)
{
    /// <summary>What the plugin makes of the row. Throws what its serializer throws.</summary>
    public Persistent Deserialize(string persistenceId, Akka.Serialization.Serialization serialization) => new(
        serialization.Deserialize(Message, SerializerId!.Value, Manifest),
        SequenceNr,
        persistenceId,
        Manifest,
        Deleted,
        ActorRefs.NoSender,
        Writer,
        Created);
}
