using System.Globalization;

namespace Coaching.Bench.Clients;

/// <summary>What the bench and a crowd's process say to each other, a line each.</summary>
internal static class CrowdLine
{
    /// <summary>All agents are logged in.</summary>
    public const string Ready = "ready";

    /// <summary>Asks whether all came exactly once and nobody was lost.</summary>
    public const string Check = "check";

    private const string ExpectWord = "expect ";
    private const string ExpectingWord = "expecting ";
    private const string ArrivedWord = "arrived ";
    private const string SoundWord = "sound";
    private const string FaultWord = "fault ";

    public static string Expect(long number) => string.Create(CultureInfo.InvariantCulture, $"{ExpectWord}{number}");

    public static string Expecting(long number) => string.Create(CultureInfo.InvariantCulture, $"{ExpectingWord}{number}");

    public static string Arrived(long number, long lastAt) => string.Create(CultureInfo.InvariantCulture, $"{ArrivedWord}{number} {lastAt}");

    /// <param name="fault">Null: all is well.</param>
    public static string Checked(string? fault) => fault is null ? SoundWord : FaultWord + fault;

    public static bool TryReadExpect(string line, out long number) => TryRead(line, ExpectWord, out number);

    public static bool TryReadExpecting(string line, out long number) => TryRead(line, ExpectingWord, out number);

    public static bool TryReadArrived(string line, out long number, out long lastAt)
    {
        lastAt = 0;
        var end = line.LastIndexOf(' ');
        return TryRead(line[..Math.Max(end, 0)], ArrivedWord, out number)
            && long.TryParse(line.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out lastAt);
    }

    /// <param name="fault">Null: all is well.</param>
    public static bool TryReadChecked(string line, out string? fault)
    {
        fault = line.StartsWith(FaultWord, StringComparison.Ordinal) ? line[FaultWord.Length..] : null;
        return fault is not null || line == SoundWord;
    }

    private static bool TryRead(string line, string word, out long number)
    {
        number = 0;
        return line.StartsWith(word, StringComparison.Ordinal)
            && long.TryParse(line.AsSpan(word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
