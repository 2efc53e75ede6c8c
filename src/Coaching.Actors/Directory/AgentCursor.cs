using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Coaching.Actors.Directory;

/// <summary>
/// The place of the last agent that a page showed. It names the place, not the row, so it stays good while agents come and go.
/// </summary>
public sealed record AgentCursor(string UpperName, string Id)
{
    private static readonly UTF8Encoding Strict = new(false, true);

    public static AgentCursor Of(AgentEntry agent) => new(AgentOrder.UpperName(agent), agent.Id);

    /// <summary>False when this is no text made by <see cref="Encode"/>.</summary>
    public static bool TryDecode(string? text, [NotNullWhen(true)] out AgentCursor? cursor)
    {
        cursor = null;

        if (text is null || !Base64Url.IsValid(text))
        {
            return false;
        }

        try
        {
            // Neither ids nor names have line breaks.
            cursor = Strict.GetString(Base64Url.DecodeFromChars(text)).Split('\n') is [var id, var name] ? new AgentCursor(name, id) : null;
        }
        catch (DecoderFallbackException)
        {
            cursor = null;
        }

        return cursor is not null;
    }

    /// <summary>Opaque text for a URL.</summary>
    public string Encode() => Base64Url.EncodeToString(Strict.GetBytes($"{Id}\n{UpperName}"));

    /// <summary>Whether that agent's place comes after this one.</summary>
    public bool IsBefore(AgentEntry agent) => AgentOrder.Compare(UpperName, Id, AgentOrder.UpperName(agent), agent.Id) < 0;
}
