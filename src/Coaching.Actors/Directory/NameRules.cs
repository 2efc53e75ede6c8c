using System.Buffers;
using System.Text;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Directory;

/// <summary>Ids and names as the contract has them.</summary>
internal static class NameRules
{
    public const int MaxNameLength = 200;

    /// <summary>What is wrong with an id, or null.</summary>
    public static string? FaultOfId(string? id) => id switch
    {
        null or "" => "The id is missing; it must be 1 to 64 characters of A-Z, a-z, 0-9, '.', '_' and '-'.",
        _ when !Identifier.IsValid(id) =>
            $"{InputFaults.Quote(id)} is not an id; it must be 1 to 64 characters of A-Z, a-z, 0-9, '.', '_' and '-'.",
        _ => null,
    };

    /// <summary>What is wrong with a name, or null. Spaces at its ends do not count: they are trimmed when stored.</summary>
    public static string? FaultOfName(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return $"The name is missing or blank; it must have 1 to {MaxNameLength} characters.";
        }

        if (name.Trim().Length > MaxNameLength)
        {
            return $"The name {InputFaults.Quote(name.Trim())} has {name.Trim().Length} characters; it must have at most {MaxNameLength}.";
        }

        return IsText(name.Trim()) ? null : $"The name {InputFaults.Quote(name.Trim())} has a control or broken character; it must be one line of UTF-8 text.";
    }

    private static bool IsText(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            // Broken surrogates cannot be stored as UTF-8, U+FFFD comes from input that was none, and PostgreSQL stores no NUL.
            if (Rune.DecodeFromUtf16(text, out var rune, out var used) != OperationStatus.Done || Rune.IsControl(rune) || rune == Rune.ReplacementChar)
            {
                return false;
            }

            text = text[used..];
        }

        return true;
    }
}
