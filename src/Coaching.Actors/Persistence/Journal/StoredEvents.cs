namespace Coaching.Actors.Persistence.Journal;

/// <summary>
/// The answer to a <see cref="JournalRead"/>, all of one instant. <c>Highest</c>: the highest sequence number, deleted rows counted; 0 without rows.
/// <c>Events</c>: the rows in order; null when they are nothing for a batch and the plugin has to replay them.
/// </summary>
internal sealed record StoredEvents(long Highest, IReadOnlyList<StoredEvent>? Events)
{
    /// <summary>Rows without a serializer's number are of the plugin's oldest format.</summary>
    public static StoredEvents Of(IReadOnlyList<StoredEvent> rows) =>
        new(rows.Count > 0 ? rows[^1].SequenceNr : 0, rows.All(row => row.SerializerId is not null) ? rows : null);
}
