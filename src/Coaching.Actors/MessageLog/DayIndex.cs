using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.MessageLog;

/// <summary>
/// The message log's last day in memory, on every node: what was sent to whom. Small audiences stand in posting lists by agent, large ones are
/// tested bit by bit. One writer (the <see cref="AudienceActor"/>), readers on any thread: a session joins texts from here.
/// </summary>
/// <remarks>
/// A lock and no copy-on-write: an entry is added in microseconds, and an inbox is read once a login. What is for few agents is packed
/// (<see cref="EntryBlocks"/>), and unpacked for who asks.
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
    private readonly DayEntries entries = new();
    private readonly AgentPostings postings = new();
    private readonly EntryIds ids;
    private long version;

    public DayIndex() => ids = new EntryIds(entries);

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

            var number = entries.Add(entry);
            ids.Add(number);

            if (entry.Audience.Count <= SmallAudience)
            {
                foreach (var ordinal in entry.Audience)
                {
                    postings.Add(ordinal, number);
                }
            }

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
            var toMany = entries.Large.Where(e => e.Entry.SentAt >= from && e.Entry.Audience.Contains(ordinal)).Select(e => e.Entry);
            // Times never fall in the log: what comes before this is older still.
            var toFew = postings.Of(ordinal).TakeWhile(number => entries.SentAt(number) >= from).Select(number => entries[number]);
            return [.. toMany.Concat(toFew).Where(e => e.SentAt < to).OrderBy(e => e.Version)];
        }
    }

    public Sent? Find(long atVersion)
    {
        lock (gate)
        {
            return entries.Find(atVersion) is { } number ? entries[number] : null;
        }
    }

    public Sent? Find(MessageId id)
    {
        lock (gate)
        {
            return ids.Find(id) is { } number ? entries[number] : null;
        }
    }

    /// <summary>The newest entries, newest first, for lists that are shown live.</summary>
    /// <param name="matches">By sender and audience.</param>
    public IReadOnlyList<Sent> Newest(int count, Func<UserRef, AgentSet, bool> matches)
    {
        lock (gate)
        {
            var newest = new List<Sent>();

            for (var number = entries.End - 1; number >= entries.First && newest.Count < count; number--)
            {
                if (matches(entries.SenderOf(number), entries.AudienceOf(number)))
                {
                    newest.Add(entries[number]);
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
            var kept = entries.First;

            while (kept < entries.End && entries.SentAt(kept) < instant)
            {
                ids.Remove(kept++);
            }

            if (kept == entries.First)
            {
                return 0;
            }

            var highest = entries.VersionOf(kept - 1);
            entries.ForgetBelow(kept);
            postings.ForgetBelow(kept);
            return highest;
        }
    }
}
