using Coaching.Actors.Audiences;

namespace Coaching.Actors.MessageLog;

/// <summary>
/// What one append has to look up and write, and how each draft of it ends. The first draft of an id that has an audience is the one to be written;
/// its twins get the answer that a repeat gets.
/// </summary>
internal sealed class AppendBatch
{
    private readonly IReadOnlyList<SendDraft> drafts;

    public AppendBatch(IReadOnlyList<SendDraft> drafts)
    {
        this.drafts = drafts;
        Ids = [.. drafts.Select(draft => draft.Id.Value).Distinct()];
        Candidates = [.. drafts.Where(draft => draft.Audience is not null).DistinctBy(draft => draft.Id)];
    }

    public string[] Ids { get; }

    /// <summary>To be written, in this order, where the id turns out to be new.</summary>
    public IReadOnlyList<SendDraft> Candidates { get; }

    /// <param name="known">Answers for ids that were in the log before.</param>
    /// <param name="written">Where and when the candidates with new ids were written.</param>
    public IReadOnlyList<AppendResult> Conclude(
        IReadOnlyDictionary<string, AppendResult.Known> known, IReadOnlyDictionary<string, LogPlace> written)
    {
        var answered = new HashSet<string>();
        return [.. drafts.Select(draft => Conclude(draft, known, written, answered))];
    }

    private static AppendResult Conclude(
        SendDraft draft,
        IReadOnlyDictionary<string, AppendResult.Known> known,
        IReadOnlyDictionary<string, LogPlace> written,
        HashSet<string> answered)
    {
        var id = draft.Id.Value;

        if (known.TryGetValue(id, out var before))
        {
            return before;
        }

        if (answered.Contains(id))
        {
            var first = written[id];
            return new AppendResult.Known(first.Draft.Hash, first.Draft.Audience!.Count, first.SentAt);
        }

        if (draft.Audience is null)
        {
            return new AppendResult.NotResolved();
        }

        answered.Add(id);
        return new AppendResult.Appended(ToEntry(draft, draft.Audience, written[id]));
    }

    private static Sent ToEntry(SendDraft draft, AgentSet audience, LogPlace place) =>
        new(place.Version, draft.Id, draft.From, draft.Body, draft.Priority, draft.RequiresAck, place.SentAt, draft.ExpiresAt, draft.Rule, audience);
}

/// <summary>Where a draft was written.</summary>
internal sealed record LogPlace(SendDraft Draft, long Version, DateTimeOffset SentAt);
