using System.Buffers;

namespace Coaching.Actors.Protocol;

/// <summary>What every id of the contract looks like: 1 to 64 characters of <c>[A-Za-z0-9._-]</c>.</summary>
public static class Identifier
{
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed);

    /// <exception cref="FormatException">The text is not an id; the message says what an id is, never the text.</exception>
    public static string Check(string? text) =>
        IsValid(text) ? text! : throw new FormatException("An id is 1 to 64 characters of A-Z, a-z, 0-9, '.', '_' and '-'.");
}
