using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Tests.Fakes;

/// <summary>A message log in memory, shared by nodes that may be elsewhere; its calls can fail, hang, or fail after they did their work.</summary>
internal sealed class FakeMessageLog(TimeProvider clock) : IMessageLog
{
    private readonly Lock gate = new();
    private readonly List<Sent> entries = [];
    private readonly Dictionary<MessageId, ContentHash> hashes = [];
    private int batches;

    /// <summary>Runs before an append does anything.</summary>
    public Func<Task> BeforeAppend { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs when an append has committed.</summary>
    public Func<Task> AfterAppend { get; set; } = () => Task.CompletedTask;

    public Func<Task> BeforeRead { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs when the head was read and is not told yet.</summary>
    public Func<Task> AfterRead { get; set; } = () => Task.CompletedTask;

    /// <summary>What this node's appends brought, in order.</summary>
    public List<IReadOnlyList<SendDraft>> Batches { get; } = [];

    /// <summary>Batches that were begun.</summary>
    public int Begun => Volatile.Read(ref batches);

    public static Task Fail() => Task.FromException(new TimeoutException("The database is away."));

    public async Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<SendDraft> drafts, CancellationToken cancel)
    {
        Interlocked.Increment(ref batches);
        await BeforeAppend();
        IReadOnlyList<AppendResult> results;

        lock (gate)
        {
            Batches.Add(drafts);
            results = [.. drafts.Select(Append)];
        }

        await AfterAppend();
        return results;
    }

    /// <summary>Another node's commit.</summary>
    public Sent AppendElsewhere(SendDraft draft)
    {
        lock (gate)
        {
            return ((AppendResult.Appended)Append(draft)).Entry;
        }
    }

    public async Task<long> GetHeadAsync(CancellationToken cancel)
    {
        await BeforeRead();
        long head;

        lock (gate)
        {
            head = entries.Count;
        }

        await AfterRead();
        return head;
    }

    public async Task<IReadOnlyList<Sent>> ReadAfterAsync(long version, int limit, CancellationToken cancel)
    {
        await BeforeRead();

        lock (gate)
        {
            return [.. entries.Where(e => e.Version > version && e.Body.Length > 0).Take(limit)];
        }
    }

    public Task<long> GetVersionBeforeAsync(DateTimeOffset instant, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult((long)entries.Count(e => e.SentAt < instant));
        }
    }

    public Task<IReadOnlyList<Sent>> ListAsync(long beforeVersion, int limit, string? senderId, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<Sent>>(
                [.. entries.Where(e => e.Version < beforeVersion && (senderId is null || e.From.Id == senderId)).Reverse().Take(limit)]);
        }
    }

    public Task<Sent?> FindAsync(MessageId id, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult(entries.Find(e => e.Id == id));
        }
    }

    public Task<Erasure> EraseBeforeAsync(DateTimeOffset sentBefore, TimeSpan forgetAfter, CancellationToken cancel)
    {
        lock (gate)
        {
            var erased = 0;

            for (var i = 0; i < entries.Count; i++)
            {
                if (entries[i].SentAt < sentBefore && entries[i].Body.Length > 0)
                {
                    entries[i] = entries[i] with { Body = "" };
                    erased++;
                }
            }

            return Task.FromResult(new Erasure(erased, entries.FindLastIndex(e => e.Body.Length == 0) + 1));
        }
    }

    private AppendResult Append(SendDraft draft)
    {
        if (hashes.TryGetValue(draft.Id, out var hash))
        {
            var known = entries.Find(e => e.Id == draft.Id)!;
            return new AppendResult.Known(hash, known.Audience.Count, known.SentAt);
        }

        if (draft.Audience is null)
        {
            return new AppendResult.NotResolved();
        }

        var entry = new Sent(
            entries.Count + 1, draft.Id, draft.From, draft.Body, draft.Priority, draft.RequiresAck, clock.GetUtcNow(), draft.ExpiresAt, draft.Rule, draft.Audience);
        entries.Add(entry);
        hashes[draft.Id] = draft.Hash;
        return new AppendResult.Appended(entry);
    }
}
