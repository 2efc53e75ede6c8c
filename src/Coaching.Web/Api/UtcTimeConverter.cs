using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coaching.Web.Api;

/// <summary>Writes ISO 8601 with <c>Z</c>; reads any offset, and takes a time without one as UTC whatever zone the host is in.</summary>
public sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <summary>Of the text with milliseconds, without the <c>Z</c>: <c>2026-03-02T09:30:00.000</c>.</summary>
    private const int Milliseconds = 23;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTime(out var time) || !reader.TryGetDateTimeOffset(out var withOffset))
        {
            throw new JsonException();
        }

        return time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, TimeSpan.Zero) : withOffset.ToUniversalTime();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        // The round-trip format is the one that the runtime does not have to interpret; what it has beyond milliseconds is cut off.
        Span<byte> text = stackalloc byte[40];
        value.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[Milliseconds] = (byte)'Z';
        writer.WriteStringValue(text[..(Milliseconds + 1)]);
    }
}
