using System.Text;

namespace Coaching.Actors.Persistence;

/// <summary>Text that every database takes.</summary>
internal static class StorableText
{
    /// <summary>
    /// Replaces what PostgreSQL refuses (NUL, halves of surrogate pairs) by U+FFFD: input is checked long before, and a text that slipped through
    /// must not fail the sends that share its commit.
    /// </summary>
    public static string Storable(this string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\0'))
        {
            return text;
        }

        // A half pair is enumerated as U+FFFD.
        return string.Concat(text.EnumerateRunes().Select(rune => (rune.Value == 0 ? Rune.ReplacementChar : rune).ToString()));
    }
}
