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
        var fits = true;

        foreach (var rune in text.EnumerateRunes())
        {
            // A half pair is enumerated as U+FFFD.
            fits &= rune.Value is not (0 or 0xFFFD);
        }

        return fits ? text : string.Concat(text.EnumerateRunes().Select(rune => (rune.Value == 0 ? Rune.ReplacementChar : rune).ToString()));
    }
}
