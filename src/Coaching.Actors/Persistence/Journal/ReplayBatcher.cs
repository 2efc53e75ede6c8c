namespace Coaching.Actors.Persistence.Journal;

/// <summary>
/// Lets many recoveries share a query. The first that comes is asked for at once; those that come meanwhile wait for the next, and share it. So each
/// is answered by a query that began after it had come: nothing is missed that was committed before.
/// </summary>
internal sealed class ReplayBatcher(
    Func<IReadOnlyList<JournalRead>, CancellationToken, Task<IReadOnlyList<StoredEvents>>> query) : IDisposable
{
    public const int Most = 256;

    private readonly Queue<Waiting> waiting = new();
    private readonly CancellationTokenSource stopped = new();
    private bool asking;

    /// <summary>Fails as the query does, and when the batcher was disposed of.</summary>
    public Task<StoredEvents> ReadAsync(JournalRead read, CancellationToken cancel)
    {
        var added = new Waiting(read, new TaskCompletionSource<StoredEvents>(TaskCreationOptions.RunContinuationsAsynchronously), cancel);
        bool first;

        lock (waiting)
        {
            waiting.Enqueue(added);
            (first, asking) = (!asking, true);
        }

        if (first)
        {
            Task.Run(AskAsync, CancellationToken.None);
        }

        return added.Answer.Task;
    }

    public void Dispose() => stopped.Cancel();

    private async Task AskAsync()
    {
        while (Next() is { Count: > 0 } batch)
        {
            await AnswerAsync(batch);
        }
    }

    /// <summary>Who gave up is not asked for.</summary>
    private List<Waiting> Next()
    {
        lock (waiting)
        {
            var batch = new List<Waiting>();

            while (batch.Count < Most && waiting.TryDequeue(out var next))
            {
                if (next.Cancel.IsCancellationRequested)
                {
                    next.Answer.TrySetCanceled(next.Cancel);
                }
                else
                {
                    batch.Add(next);
                }
            }

            asking = batch.Count > 0;
            return batch;
        }
    }

    private async Task AnswerAsync(List<Waiting> batch)
    {
        try
        {
            var answers = await query([.. batch.Select(one => one.Read)], stopped.Token);

            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Answer.TrySetResult(answers[i]);
            }
        }
        catch (Exception)
        {
            // What is wrong with one is nothing to the others. If it is the database, each learns so for itself, and those that it kept waiting too
            // long have given up.
            foreach (var one in batch)
            {
                await AnswerAloneAsync(one);
            }
        }
    }

    private async Task AnswerAloneAsync(Waiting one)
    {
        try
        {
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(stopped.Token, one.Cancel);
            one.Answer.TrySetResult((await query([one.Read], limited.Token))[0]);
        }
        catch (Exception e)
        {
            one.Answer.TrySetException(e);
        }
    }

    private sealed record Waiting(JournalRead Read, TaskCompletionSource<StoredEvents> Answer, CancellationToken Cancel);
}
