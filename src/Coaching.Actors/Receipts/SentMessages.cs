using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Receipts;

/// <summary>
/// What senders see of what was sent. Supervisors see their own messages and those with a recipient in their teams, and of both only what concerns
/// their teams.
/// </summary>
public sealed class SentMessages(IMessageLog log, IReceiptStore store, ReceiptBook book, CurrentDirectory directory, TimeProvider clock)
{
    private const int PageOfLog = 200;

    /// <summary>Messages whose receipts are read in one query: the usual page. A message to everybody has tens of thousands.</summary>
    private const int LoadedAtOnce = 50;

    /// <summary>Newest first, below a version; <c>Next</c> is where the next page goes on, null on the last.</summary>
    public async Task<(IReadOnlyList<SentMessage> Messages, long? Next)> ListAsync(Viewer viewer, bool mine, long before, int limit, CancellationToken cancel)
    {
        var found = new List<Sent>();

        while (true)
        {
            var page = await log.ListAsync(before, PageOfLog, mine ? viewer.UserId : null, cancel).ConfigureAwait(false);

            foreach (var sent in page.Where(viewer.Sees))
            {
                if (found.Count == limit)
                {
                    return (await SummariseAsync(found, viewer, cancel).ConfigureAwait(false), found[^1].Version);
                }

                found.Add(sent);
            }

            if (page.Count < PageOfLog)
            {
                return (await SummariseAsync(found, viewer, cancel).ConfigureAwait(false), null);
            }

            before = page[^1].Version;
        }
    }

    /// <summary>Null when there is none that the viewer may see.</summary>
    public async Task<SentMessage?> FindAsync(MessageId id, Viewer viewer, CancellationToken cancel)
    {
        var sent = await log.FindAsync(id, cancel).ConfigureAwait(false);
        return sent is not null && viewer.Sees(sent) ? (await SummariseAsync([sent], viewer, cancel).ConfigureAwait(false))[0] : null;
    }

    /// <summary>The deliveries to recipients that the viewer may see, by the agents' names; null when there is no such message for the viewer.</summary>
    public async Task<IReadOnlyList<(AgentEntry Agent, Delivery Delivery)>?> DeliveriesAsync(MessageId id, Viewer viewer, CancellationToken cancel)
    {
        var sent = await log.FindAsync(id, cancel).ConfigureAwait(false);

        if (sent is null || !viewer.Sees(sent))
        {
            return null;
        }

        var receipts = sent.Version > book.From ? book : await LoadAsync([sent.Version], cancel).ConfigureAwait(false);
        var index = directory.Index;

        return
        [
            .. receipts.Deliveries(sent.Version, viewer.RecipientsOf(sent), sent.SentAt)
                .Select(d => (Agent: index[d.Ordinal]!, Delivery: d))
                .Where(d => d.Agent is not null)
                .OrderBy(d => AgentOrder.UpperName(d.Agent), StringComparer.Ordinal)
                .ThenBy(d => d.Agent.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Live, from memory: for messages of the day.</summary>
    public SentMessage Summarise(Sent sent, Viewer viewer) =>
        Summarise(sent, viewer, book);

    private SentMessage Summarise(Sent sent, Viewer viewer, ReceiptBook receipts) =>
        new(sent, StateOf(sent), receipts.Funnel(sent.Version, viewer.RecipientsOf(sent)), viewer.RuleOf(sent));

    private async Task<IReadOnlyList<SentMessage>> SummariseAsync(IReadOnlyList<Sent> messages, Viewer viewer, CancellationToken cancel)
    {
        // First: while the others are read, the book may forget.
        var summaries = messages.Where(sent => sent.Version > book.From).Select(sent => Summarise(sent, viewer)).ToDictionary(s => s.Sent.Version);

        foreach (var part in messages.Where(sent => !summaries.ContainsKey(sent.Version)).Chunk(LoadedAtOnce))
        {
            var older = await LoadAsync([.. part.Select(sent => sent.Version)], cancel).ConfigureAwait(false);

            foreach (var sent in part)
            {
                summaries[sent.Version] = Summarise(sent, viewer, older);
            }
        }

        return [.. messages.Select(sent => summaries[sent.Version])];
    }

    private async Task<ReceiptBook> LoadAsync(IReadOnlyList<long> versions, CancellationToken cancel)
    {
        var older = new ReceiptBook();
        older.Start(0, await store.LoadAsync(versions, cancel).ConfigureAwait(false));
        return older;
    }

    private SentState StateOf(Sent sent) => sent.IsExpired(clock.GetUtcNow()) ? SentState.Expired : SentState.Sent;
}

/// <summary>A send as a viewer sees it.</summary>
/// <param name="Rule">Canonical JSON of the audience, without what does not exist for the viewer.</param>
public sealed record SentMessage(Sent Sent, SentState State, Funnel Funnel, string Rule);

public enum SentState
{
    Sent,
    Expired,
}
