namespace Coaching.Actors.MessageLog;

/// <summary>
/// A node committed entries up to this version; goes to the audience actors of all nodes. Only a hint: each looks by itself every second, and reads what
/// is not in it.
/// </summary>
/// <param name="Entries">Those committed, ascending and without gaps, so that the other nodes need not read them; none where one is long.</param>
public sealed record LogGrew(long Version, IReadOnlyList<Sent> Entries)
{
    /// <summary>Bytes: far below the 128 kB of a remote frame, which would be dropped.</summary>
    private const int MostCarried = 64 * 1024;

    /// <summary>One hint for a commit; more where its entries do not fit into one.</summary>
    public static IEnumerable<LogGrew> Of(IReadOnlyList<Sent> entries)
    {
        var part = new List<Sent>();
        var bytes = 0;

        foreach (var entry in entries)
        {
            var size = BytesAtMost(entry);

            if (part.Count > 0 && bytes + size > MostCarried)
            {
                yield return new LogGrew(part[^1].Version, part);
                (part, bytes) = ([], 0);
            }

            if (size > MostCarried)
            {
                yield return new LogGrew(entry.Version, []);
                continue;
            }

            part.Add(entry);
            bytes += size;
        }

        if (part.Count > 0)
        {
            yield return new LogGrew(part[^1].Version, part);
        }
    }

    private static int BytesAtMost(Sent entry) =>
        500 + (3 * (entry.Body.Length + entry.Rule.Length)) + Math.Min(4 * entry.Audience.Count, entry.Audience.End * sizeof(ulong));
}
