using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coaching.Web.Api;

/// <summary>Writes ISO 8601 with <c>Z</c>; reads any offset, and takes a time without one as UTC whatever zone the host is in.</summary>
public sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTime(out var time) || !reader.TryGetDateTimeOffset(out var withOffset))
        {
            throw new JsonException();
        }

        return time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, TimeSpan.Zero) : withOffset.ToUniversalTime();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToUniversalTime().ToString(Format, CultureInfo.InvariantCulture));
}
