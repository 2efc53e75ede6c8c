using Coaching.Actors.Protocol;

namespace Coaching.Actors.MessageLog;

/// <summary>Finds the day's entries by their ids, of which it holds none: they are in the entries.</summary>
internal sealed class EntryIds
{
    private readonly HashSet<int> numbers;
    private readonly HashSet<int>.AlternateLookup<MessageId> byId;

    public EntryIds(DayEntries entries)
    {
        numbers = new HashSet<int>(new SameId(entries));
        byId = numbers.GetAlternateLookup<MessageId>();
    }

    public void Add(int number) => numbers.Add(number);

    public int? Find(MessageId id) => byId.TryGetValue(id, out var number) ? number : null;

    /// <summary>To be called before the entries forget.</summary>
    public void Remove(int number) => numbers.Remove(number);

    private sealed class SameId(DayEntries entries) : IEqualityComparer<int>, IAlternateEqualityComparer<MessageId, int>
    {
        public bool Equals(int x, int y) =>
            x == y || entries.IdOf(x, stackalloc char[Identifier.MaxLength]).SequenceEqual(entries.IdOf(y, stackalloc char[Identifier.MaxLength]));

        public int GetHashCode(int number) => string.GetHashCode(entries.IdOf(number, stackalloc char[Identifier.MaxLength]));

        public bool Equals(MessageId id, int number) => entries.IdOf(number, stackalloc char[Identifier.MaxLength]).SequenceEqual(id.Value);

        public int GetHashCode(MessageId id) => string.GetHashCode(id.Value.AsSpan());

        /// <exception cref="NotSupportedException">Always: an id by itself is no entry.</exception>
        public int Create(MessageId id) => throw new NotSupportedException("Entries are added by their numbers.");
    }
}
