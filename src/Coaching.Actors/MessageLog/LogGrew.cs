namespace Coaching.Actors.MessageLog;

/// <summary>
/// A node committed entries up to this version; goes to the audience actors of all nodes. Only a hint: each looks by itself every second, and reads what
/// is not in it.
/// </summary>
/// <param name="Entries">Those committed, ascending and without gaps, so that the other nodes need not read them; none where they are long.</param>
public sealed record LogGrew(long Version, IReadOnlyList<Sent> Entries)
{
    /// <summary>Bytes: far below the 128 kB of a remote frame, which would be dropped.</summary>
    private const int MostCarried = 64 * 1024;

    public static LogGrew By(IReadOnlyList<Sent> entries) => new(entries[^1].Version, entries.Sum(BytesAtMost) <= MostCarried ? entries : []);

    private static int BytesAtMost(Sent entry) =>
        500 + (3 * (entry.Body.Length + entry.Rule.Length)) + Math.Min(4 * entry.Audience.Count, entry.Audience.End * sizeof(ulong));
}
