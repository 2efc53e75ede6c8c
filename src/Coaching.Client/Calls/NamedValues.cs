using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coaching.Client.Calls;

/// <summary>Values by their names in the contract. One that a newer server has and this client does not know reads as <c>default</c>.</summary>
internal sealed class NamedValues<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } name && !char.IsAsciiDigit(name.FirstOrDefault()) && Enum.TryParse<T>(name, ignoreCase: true, out var value) ? value : default;

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(NamedValues.NameOf(value));
}

internal static class NamedValues
{
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
