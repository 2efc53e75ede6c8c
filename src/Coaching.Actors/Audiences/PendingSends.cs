using Akka.Actor;
using Coaching.Actors.Hosting;
using Coaching.Actors.MessageLog;

namespace Coaching.Actors.Audiences;

/// <summary>
/// The sends of a node that wait for a commit: bounded, in order, each with a deadline that counts its wait. Sends that wait together share a commit.
/// </summary>
public sealed class PendingSends(int capacity, TimeSpan patience, TimeProvider clock)
{
    private readonly Queue<PendingSend> waiting = new();
    private List<PendingSend> inFlight = [];

    public bool IsBusy => inFlight.Count > 0;

    public bool IsFull => waiting.Count >= capacity;

    public void Add(PendingSend send) => waiting.Enqueue(send);

    /// <summary>The next sends to commit together; none while a commit is under way.</summary>
    public IReadOnlyList<PendingSend> StartBatch(int atMost)
    {
        if (IsBusy)
        {
            return [];
        }

        while (inFlight.Count < atMost && waiting.TryDequeue(out var next))
        {
            inFlight.Add(next);
        }

        return inFlight;
    }

    /// <summary>Ends the batch under way; its sends, those already answered left out by the caller's <see cref="PendingSend.Answer"/>.</summary>
    public IReadOnlyList<PendingSend> EndBatch()
    {
        var ended = inFlight;
        inFlight = [];
        return ended;
    }

    /// <summary>Ends the batch under way: everybody is answered by the log's results. The entries that are new.</summary>
    public IReadOnlyList<Sent> AnswerBatch(IReadOnlyList<AppendResult> results)
    {
        foreach (var (send, result) in EndBatch().Zip(results))
        {
            send.Answer(Drafting.Answer(send, result));
        }

        return [.. results.OfType<AppendResult.Appended>().Select(appended => appended.Entry)];
    }

    /// <summary>Tells those who waited too long that the outcome is not known; those still waiting are taken out, and were not sent.</summary>
    public void GiveUpOnLate()
    {
        foreach (var late in inFlight.Where(IsLate))
        {
            late.Answer(new SendReply.OutcomeUnknown());
        }

        while (waiting.TryPeek(out var oldest) && IsLate(oldest))
        {
            waiting.Dequeue().Answer(new SendReply.OutcomeUnknown());
        }
    }

    /// <summary>Tells everybody that the outcome is not known: whoever committed for them is no more.</summary>
    public void GiveUpOnAll()
    {
        foreach (var send in inFlight.Concat(waiting))
        {
            send.Answer(new SendReply.OutcomeUnknown());
        }
    }

    private bool IsLate(PendingSend send) => clock.GetElapsedTime(send.Since) > patience;
}

/// <summary>A send and who waits for its answer; answered at most once.</summary>
public sealed class PendingSend(SendDraft draft, SendReply? unresolved, IActorRef asker, long since)
{
    private bool answered;

    public SendDraft Draft { get; } = draft;

    /// <summary>What to answer if the id turns out to be new but the audience could not be resolved.</summary>
    public SendReply? Unresolved { get; } = unresolved;

    /// <summary>A timestamp of the clock's: monotonic.</summary>
    public long Since { get; } = since;

    public void Answer(SendReply reply)
    {
        if (!answered)
        {
            answered = true;

            if (reply is SendReply.OutcomeUnknown)
            {
                CoachingMetrics.OutcomesUnknown.Add(1);
            }

            asker.Tell(reply);
        }
    }
}
