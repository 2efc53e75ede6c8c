using System.Collections.Frozen;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;
using Google.Protobuf;

namespace Coaching.Actors.Serialization;

/// <summary>
/// The one serializer for what the journal or another node reads: Protobuf, by a table of permanent manifests. Adding a message type: a row in one of
/// the tables, a golden file, a line in <c>docs/wire-format.md</c>.
/// </summary>
public sealed class CoachingSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>Stored with every journal row: never changes.</summary>
    public const int PermanentId = 7301;

    private static readonly FrozenDictionary<Type, MessageType> ByType = AllTypes.ToFrozenDictionary(t => t.Type);

    private static readonly FrozenDictionary<string, MessageType> ByManifest = AllTypes.ToFrozenDictionary(t => t.Manifest);

    /// <summary>Every type that may be stored or sent to another node.</summary>
    public static IReadOnlyList<MessageType> AllTypes => [.. AgentEventTypes.All, .. AgentMessageTypes.All, .. NodeMessageTypes.All];

    public override int Identifier => PermanentId;

    public override string Manifest(object o) => Of(o).Manifest;

    public override byte[] ToBinary(object obj) => Of(obj).Encode(obj).ToByteArray();

    /// <exception cref="SerializationException">A manifest this version does not know: a newer node wrote it.</exception>
    public override object FromBinary(byte[] bytes, string manifest) => ByManifest.TryGetValue(manifest, out var type)
        ? type.Decode(bytes)
        : throw new SerializationException($"Unknown manifest '{manifest}'.");

    private static MessageType Of(object o) => ByType.TryGetValue(o.GetType(), out var type)
        ? type
        : throw new SerializationException($"{o.GetType()} has no row in the serializer's table.");
}
