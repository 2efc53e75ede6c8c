namespace Coaching.Actors.Receipts;

/// <summary>The agents' journal in the order of its writes, for the projection of receipts.</summary>
public interface IJournalTail
{
    /// <summary>
    /// Rows above <paramref name="position"/> in order, at most <paramref name="limit"/>. Rows of transactions that may still commit below one of
    /// them are seen later: <see cref="JournalPage.SafePosition"/> never passes such a gap, so a reader that stores it misses nothing. One that goes on
    /// from the last row it saw gets what turned up below with its next page; after a failure it comes back to the safe position.
    /// </summary>
    Task<JournalPage> ReadAfterAsync(long position, int limit, CancellationToken cancel);

    /// <summary>Deletes what the same agents wrote before each of these rows.</summary>
    Task DeleteBeforeAsync(IReadOnlyList<JournalRow> wholes, CancellationToken cancel);

    /// <summary>
    /// Deletes rows written before the instant and at or below <paramref name="position"/>, except the newest row of each agent (which keeps its
    /// sequence number). For agents who never return; answers how many.
    /// </summary>
    Task<int> SweepAsync(DateTimeOffset writtenBefore, long position, CancellationToken cancel);
}

public sealed record JournalPage(IReadOnlyList<JournalRow> Rows, long SafePosition);

/// <summary>A row of the journal. <c>Payload</c> is what the serializer wrote, <c>Manifest</c> its name for the type.</summary>
public sealed record JournalRow(long Position, string PersistenceId, int SerializerId, string Manifest, byte[] Payload);
