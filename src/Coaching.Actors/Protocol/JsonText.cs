using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Coaching.Actors.Protocol;

/// <summary>Text out of JSON that anybody may have sent: escapes of half a surrogate pair are no text, and reading them throws.</summary>
internal static class JsonText
{
    public static bool TryRead(JsonElement json, [NotNullWhen(true)] out string? text)
    {
        text = json.ValueKind == JsonValueKind.String ? OrNull(json.GetString) : null;

        return text is not null;
    }

    public static string NameOf(JsonProperty property) => OrNull(() => property.Name) ?? "\uFFFD";

    private static string? OrNull(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
