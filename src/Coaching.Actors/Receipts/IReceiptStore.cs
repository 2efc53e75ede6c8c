using Coaching.Actors.Audiences;

namespace Coaching.Actors.Receipts;

/// <summary>What became of each delivery, in the sender's record. Every write is idempotent: sets are OR-ed, times keep the earliest.</summary>
public interface IReceiptStore
{
    /// <summary>ORs deliveries into this node incarnation's rows, one row a version.</summary>
    Task AddDeliveredAsync(string incarnation, IReadOnlyList<DeliveredSets> deliveries, CancellationToken cancel);

    /// <summary>Writes receipts and the journal position they reach to, in one commit.</summary>
    Task WriteReceiptsAsync(IReadOnlyList<Receipt> receipts, long journalPosition, CancellationToken cancel);

    /// <summary>The journal position up to which all receipts are written; 0 at first.</summary>
    Task<long> GetJournalPositionAsync(CancellationToken cancel);

    /// <summary>All there is for these versions, the deliveries of all incarnations OR-ed.</summary>
    Task<RecordedReceipts> LoadAsync(long fromVersion, long toVersion, CancellationToken cancel);

    /// <summary>All there is for these versions, in one query.</summary>
    Task<RecordedReceipts> LoadAsync(IReadOnlyList<long> versions, CancellationToken cancel);

    /// <summary>Erases all receipts of versions up to and including this one.</summary>
    Task EraseUpToAsync(long version, CancellationToken cancel);
}

/// <summary>To whom a message was handed: with a toast, or for the bell only (on a break, or as part of an inbox).</summary>
public sealed record DeliveredSets(long Version, AgentSet Toast, AgentSet Bell);

/// <summary>What one agent did with one message; null: not done. <c>Ordinal</c> is the agent's.</summary>
public sealed record Receipt(long Version, int Ordinal, DateTimeOffset? SeenAt, DateTimeOffset? ReadAt, DateTimeOffset? AcknowledgedAt);

public sealed record RecordedReceipts(IReadOnlyList<DeliveredSets> Delivered, IReadOnlyList<Receipt> Receipts);
