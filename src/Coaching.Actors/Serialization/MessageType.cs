using Google.Protobuf;

namespace Coaching.Actors.Serialization;

/// <summary>One row of the serializer's table: a type, its permanent manifest, and the way there and back.</summary>
public sealed record MessageType(string Manifest, Type Type, Func<object, IMessage> Encode, Func<byte[], object> Decode)
{
    /// <param name="manifest">Permanent: the name and version by which journals and other nodes know the type.</param>
    public static MessageType Of<T, TWire>(string manifest, MessageParser<TWire> parser, Func<T, TWire> encode, Func<TWire, T> decode)
        where T : notnull
        where TWire : IMessage<TWire> =>
        new(manifest, typeof(T), o => encode((T)o), bytes => decode(parser.ParseFrom(bytes)));
}
