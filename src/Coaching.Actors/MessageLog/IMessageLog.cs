using Coaching.Actors.Protocol;

namespace Coaching.Actors.MessageLog;

/// <summary>The durable, ordered, gap-free record of sends that every node follows.</summary>
public interface IMessageLog
{
    /// <summary>
    /// Appends what is new of these drafts in one commit, in their order, and answers each in the same order. Under the lock of the version row it
    /// sees which ids exist, so that twins (also within the batch) and races between nodes get the first answer.
    /// </summary>
    /// <exception cref="Exception">Nothing is known about the outcome: a caller says so, and repeats with the same ids.</exception>
    Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<SendDraft> drafts, CancellationToken cancel);

    /// <summary>The newest version, 0 for an empty log.</summary>
    Task<long> GetHeadAsync(CancellationToken cancel);

    /// <summary>Entries above <paramref name="version"/> in order, at most <paramref name="limit"/>. Erased entries are left out.</summary>
    Task<IReadOnlyList<Sent>> ReadAfterAsync(long version, int limit, CancellationToken cancel);

    /// <summary>The version below the first entry sent at or after the instant; the head if there is none. Where a node starts to load its day.</summary>
    Task<long> GetVersionBeforeAsync(DateTimeOffset instant, CancellationToken cancel);

    /// <summary>Sends for a sender's list, newest first, below <paramref name="beforeVersion"/>; of one sender when <paramref name="senderId"/> is given.</summary>
    Task<IReadOnlyList<Sent>> ListAsync(long beforeVersion, int limit, string? senderId, CancellationToken cancel);

    /// <summary>One send as the sender's record has it; null when unknown or erased.</summary>
    Task<Sent?> FindAsync(MessageId id, CancellationToken cancel);

    /// <summary>
    /// Erases the records (body, sender, rule, audience) of entries sent before the instant, and forgets ids that were erased more than
    /// <paramref name="forgetAfter"/> ago.
    /// </summary>
    Task<Erasure> EraseBeforeAsync(DateTimeOffset sentBefore, TimeSpan forgetAfter, CancellationToken cancel);
}

/// <summary>How an append of one draft ended.</summary>
public abstract record AppendResult
{
    private AppendResult() { }

    /// <summary>New, and durable now.</summary>
    public sealed record Appended(Sent Entry) : AppendResult;

    /// <summary>The id was there before (or earlier in this batch), with this content: the caller compares the hashes.</summary>
    public sealed record Known(ContentHash Hash, int Recipients, DateTimeOffset SentAt) : AppendResult;

    /// <summary>The id is new, and the draft had no audience: nothing was written.</summary>
    public sealed record NotResolved : AppendResult;
}

/// <summary>What an erasure did.</summary>
/// <param name="Erased">Records erased now.</param>
/// <param name="UpTo">The highest version erased so far.</param>
public sealed record Erasure(int Erased, long UpTo);
