using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.MessageLog;

/// <summary>
/// The message log's last day in memory, on every node: what was sent to whom. Small audiences stand in posting lists by agent, large ones are
/// tested bit by bit. One writer (the <see cref="AudienceActor"/>), readers on any thread: a session joins texts from here.
/// </summary>
/// <remarks>
/// A lock and no copy-on-write: an entry is added in microseconds, and an inbox is read once a login. An entry weighs its texts and a reference for each
/// recipient of a small audience; large audiences that are equal, as those of sends to everybody are, stand here once.
/// </remarks>
public sealed class DayIndex
{
    /// <summary>
    /// A business day has up to 25 hours (autumn), and 74 when its site has just moved from the first time zone of the earth to the last and starts
    /// its days a day later; clocks of nodes differ a little. What is of no current day is forgotten right after the load.
    /// </summary>
    public static readonly TimeSpan Span = TimeSpan.FromHours(76);

    /// <summary>Audiences up to this size stand in posting lists; larger ones cost every reader one bit test.</summary>
    public const int SmallAudience = 128;

    private readonly Lock gate = new();
    private readonly List<Sent> entries = [];
    private readonly Dictionary<MessageId, long> versions = [];
    private readonly Dictionary<int, List<Sent>> postings = [];
    private readonly List<Sent> large = [];
    private readonly HashSet<AgentSet> largeAudiences = [];
    private long version;

    /// <summary>Everything up to here is in the index (or was erased or is too old).</summary>
    public long Version => Volatile.Read(ref version);

    /// <summary>Adds an entry; entries come in order, and one that is there already changes nothing.</summary>
    public void Add(Sent entry)
    {
        lock (gate)
        {
            if (entry.Version <= version)
            {
                return;
            }

            versions[entry.Id] = entry.Version;

            if (entry.Audience.Count > SmallAudience)
            {
                entry = entry with { Audience = Shared(entry.Audience) };
                large.Add(entry);
            }
            else
            {
                foreach (var ordinal in entry.Audience)
                {
                    Posting(ordinal).Add(entry);
                }
            }

            entries.Add(entry);
            Volatile.Write(ref version, entry.Version);
        }
    }

    /// <summary>Says that all entries up to a version were read, also where the last ones are erased.</summary>
    public void ReachedAtLeast(long reached)
    {
        lock (gate)
        {
            Volatile.Write(ref version, Math.Max(version, reached));
        }
    }

    /// <summary>An agent's messages sent within <c>[from, to)</c>, in the log's order.</summary>
    public IReadOnlyList<Sent> InboxOf(int ordinal, DateTimeOffset from, DateTimeOffset to)
    {
        lock (gate)
        {
            var inbox = large.Where(e => e.Audience.Contains(ordinal));
            inbox = postings.TryGetValue(ordinal, out var posting) ? inbox.Concat(posting) : inbox;
            return [.. inbox.Where(e => e.SentAt >= from && e.SentAt < to).OrderBy(e => e.Version)];
        }
    }

    public Sent? Find(long atVersion)
    {
        lock (gate)
        {
            return At(atVersion);
        }
    }

    public Sent? Find(MessageId id)
    {
        lock (gate)
        {
            return versions.TryGetValue(id, out var found) ? At(found) : null;
        }
    }

    /// <summary>The newest entries, newest first, for lists that are shown live.</summary>
    public IReadOnlyList<Sent> Newest(int count, Func<Sent, bool> matches)
    {
        lock (gate)
        {
            var newest = new List<Sent>(count);

            for (var i = entries.Count - 1; i >= 0 && newest.Count < count; i--)
            {
                if (matches(entries[i]))
                {
                    newest.Add(entries[i]);
                }
            }

            return newest;
        }
    }

    /// <summary>Forgets entries sent before the instant; answers the highest version forgotten, 0 when there was none.</summary>
    public long ForgetBefore(DateTimeOffset instant)
    {
        lock (gate)
        {
            var old = entries.FindIndex(e => e.SentAt >= instant) is var first and >= 0 ? first : entries.Count;

            var forgotten = old > 0 ? entries[old - 1].Version : 0;

            foreach (var entry in entries.Take(old))
            {
                versions.Remove(entry.Id);
            }

            entries.RemoveRange(0, old);
            large.RemoveAll(e => e.SentAt < instant);
            largeAudiences.Clear();
            largeAudiences.UnionWith(large.Select(e => e.Audience));

            foreach (var (ordinal, posting) in postings.ToList())
            {
                if (posting.RemoveAll(e => e.SentAt < instant) > 0 && posting.Count == 0)
                {
                    postings.Remove(ordinal);
                }
            }

            return forgotten;
        }
    }

    /// <summary>Versions have gaps here only where entries were erased, so a binary search by version.</summary>
    private Sent? At(long atVersion)
    {
        var (low, high) = (0, entries.Count - 1);

        while (low <= high)
        {
            var middle = (low + high) / 2;

            switch (entries[middle].Version.CompareTo(atVersion))
            {
                case 0:
                    return entries[middle];
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return null;
    }

    private AgentSet Shared(AgentSet audience)
    {
        if (largeAudiences.TryGetValue(audience, out var known))
        {
            return known;
        }

        largeAudiences.Add(audience);
        return audience;
    }

    private List<Sent> Posting(int ordinal)
    {
        if (!postings.TryGetValue(ordinal, out var posting))
        {
            postings[ordinal] = posting = [];
        }

        return posting;
    }
}
