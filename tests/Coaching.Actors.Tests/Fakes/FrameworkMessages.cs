using System.Collections.Concurrent;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;

namespace Coaching.Actors.Tests.Fakes;

/// <summary>
/// Takes the place of the fallback serializer where every message is serialized: the framework's own messages pass as they are, since they were not made
/// for that; one of ours is refused, since it is neither in the serializer's table nor marked as node-local.
/// </summary>
public sealed class FrameworkMessages(ExtendedActorSystem system) : Serializer(system)
{
    public const string Hocon =
        """
        akka.actor {
          serialize-messages = on
          serialization-settings.allow-unregistered-types = on
          serializers.framework = "Coaching.Actors.Tests.Fakes.FrameworkMessages, Coaching.Actors.Tests"
          serialization-bindings { "System.Object" = framework }
        }
        """;

    private static readonly ConcurrentDictionary<Guid, object> Passing = [];

    public override int Identifier => 4242;

    public override bool IncludeManifest => false;

    public override byte[] ToBinary(object obj)
    {
        if (obj.GetType().Assembly.GetName().Name!.StartsWith("Coaching.", StringComparison.Ordinal))
        {
            throw new SerializationException($"{obj.GetType()} is neither in the serializer's table nor marked as node-local.");
        }

        var ticket = Guid.NewGuid();
        Passing[ticket] = obj;
        return ticket.ToByteArray();
    }

    public override object FromBinary(byte[] bytes, Type type) => Passing.TryRemove(new Guid(bytes), out var obj)
        ? obj
        : throw new SerializationException("A framework's message was read twice.");
}
