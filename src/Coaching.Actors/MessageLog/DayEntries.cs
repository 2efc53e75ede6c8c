using System.Text;
using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.MessageLog;

/// <summary>
/// The day's entries in the log's order, numbered through: those to few as bytes, those to many as they came, since thousands of inboxes show the same one.
/// Not safe for threads: <see cref="DayIndex"/> locks.
/// </summary>
internal sealed class DayEntries
{
    private readonly EntryBlocks blocks = new();
    private readonly List<Slot> slots = [];
    private readonly List<(int Number, Sent Entry)> large = [];
    private readonly HashSet<AgentSet> largeAudiences = [];
    private readonly List<UserRef> senders = [];
    private readonly Dictionary<UserRef, int> senderNumbers = [];
    private int largeForgotten;

    /// <summary>The number of the oldest entry that is kept; those before it were forgotten.</summary>
    public int First { get; private set; }

    /// <summary>The number that the next entry gets.</summary>
    public int End => First + slots.Count;

    /// <summary>Entries to more than <see cref="DayIndex.SmallAudience"/> agents, oldest first.</summary>
    public IReadOnlyList<(int Number, Sent Entry)> Large => large;

    /// <summary>The entry's number. What was packed is made anew each time it is asked for.</summary>
    public Sent this[int number] => LargeAt(number) ?? PackedAt(number) switch { var packed => packed.Unpack(senders[packed.Sender]) };

    /// <summary>Takes the newest entry in; answers its number.</summary>
    public int Add(Sent entry)
    {
        var (number, sender) = (End, NumberOf(entry.From));

        if (entry.Audience.Count > DayIndex.SmallAudience)
        {
            slots.Add(new Slot(entry.Version, ~(long)(largeForgotten + large.Count)));
            large.Add((number, entry with { From = senders[sender], Audience = Shared(entry.Audience) }));
        }
        else
        {
            var bytes = blocks.Take(PackedEntry.SizeOf(entry), out var place);
            PackedEntry.Write(entry, sender, bytes);
            slots.Add(new Slot(entry.Version, place));
        }

        return number;
    }

    public DateTimeOffset SentAt(int number) => LargeAt(number)?.SentAt ?? PackedAt(number).SentAt;

    public UserRef SenderOf(int number) => LargeAt(number)?.From ?? senders[PackedAt(number).Sender];

    public AgentSet AudienceOf(int number) => LargeAt(number)?.Audience ?? PackedAt(number).Audience();

    /// <param name="buffer">Room for an id: where it is made.</param>
    public ReadOnlySpan<char> IdOf(int number, Span<char> buffer) => LargeAt(number) is { } entry
        ? entry.Id.Value
        : buffer[..Encoding.ASCII.GetChars(PackedAt(number).Id, buffer)];

    /// <summary>The entry's number; null when there is none of this version, as where entries were erased.</summary>
    public int? Find(long version)
    {
        var (low, high) = (0, slots.Count - 1);

        while (low <= high)
        {
            var middle = (low + high) / 2;

            switch (slots[middle].Version.CompareTo(version))
            {
                case 0:
                    return First + middle;
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

    public long VersionOf(int number) => slots[number - First].Version;

    /// <summary>Forgets entries below a number.</summary>
    public void ForgetBelow(int number)
    {
        var kept = slots.FindIndex(number - First, slot => !slot.IsLarge);

        if (kept >= 0)
        {
            blocks.DropBefore(slots[kept].Place);
        }
        else
        {
            blocks.DropAll();
        }

        slots.RemoveRange(0, number - First);
        First = number;
        largeForgotten += large.RemoveAll(e => e.Number < number);
        largeAudiences.Clear();
        largeAudiences.UnionWith(large.Select(e => e.Entry.Audience));
    }

    private Sent? LargeAt(int number) => slots[number - First] is { IsLarge: true } slot ? large[(int)(~slot.Place - largeForgotten)].Entry : null;

    private PackedEntry PackedAt(int number) => new(blocks.At(slots[number - First].Place));

    /// <summary>Audiences that are equal, as those of sends to everybody are, stand here once.</summary>
    private AgentSet Shared(AgentSet audience)
    {
        if (largeAudiences.TryGetValue(audience, out var known))
        {
            return known;
        }

        largeAudiences.Add(audience);
        return audience;
    }

    /// <summary>Senders are never forgotten: the staff of a centre, and each name they ever had since the start.</summary>
    private int NumberOf(UserRef sender)
    {
        if (!senderNumbers.TryGetValue(sender, out var number))
        {
            senderNumbers[sender] = number = senders.Count;
            senders.Add(sender);
        }

        return number;
    }

    /// <param name="Place">In the blocks; below zero, the complement of the place among those to many.</param>
    private readonly record struct Slot(long Version, long Place)
    {
        public bool IsLarge => Place < 0;
    }
}
