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

    /// <summary>Newest first, below a version; <c>Next</c> is where the next page goes on, null on the last.</summary>
    public async Task<(IReadOnlyList<SentMessage> Messages, long? Next)> ListAsync(Viewer viewer, bool mine, long before, int limit, CancellationToken cancel)
    {
        var found = new List<SentMessage>();

        while (true)
        {
            var page = await log.ListAsync(before, PageOfLog, mine ? viewer.UserId : null, cancel).ConfigureAwait(false);

            foreach (var sent in page.Where(viewer.Sees))
            {
                if (found.Count == limit)
                {
                    return (found, found[^1].Sent.Version);
                }

                found.Add(await SummariseAsync(sent, viewer, cancel).ConfigureAwait(false));
            }

            if (page.Count < PageOfLog)
            {
                return (found, null);
            }

            before = page[^1].Version;
        }
    }

    /// <summary>Null when there is none that the viewer may see.</summary>
    public async Task<SentMessage?> FindAsync(MessageId id, Viewer viewer, CancellationToken cancel)
    {
        var sent = await log.FindAsync(id, cancel).ConfigureAwait(false);
        return sent is not null && viewer.Sees(sent) ? await SummariseAsync(sent, viewer, cancel).ConfigureAwait(false) : null;
    }

    /// <summary>The deliveries to recipients that the viewer may see, by the agents' names; null when there is no such message for the viewer.</summary>
    public async Task<IReadOnlyList<(AgentEntry Agent, Delivery Delivery)>?> DeliveriesAsync(MessageId id, Viewer viewer, CancellationToken cancel)
    {
        var sent = await log.FindAsync(id, cancel).ConfigureAwait(false);

        if (sent is null || !viewer.Sees(sent))
        {
            return null;
        }

        var receipts = await ReceiptsOfAsync(sent, cancel).ConfigureAwait(false);
        var index = directory.Index;

        return
        [
            .. receipts.Deliveries(sent.Version, viewer.RecipientsOf(sent), sent.SentAt)
                .Select(d => (Agent: index[d.Ordinal]!, Delivery: d))
                .Where(d => d.Agent is not null)
                .OrderBy(d => d.Agent.Name.ToUpperInvariant(), StringComparer.Ordinal)
                .ThenBy(d => d.Agent.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Live, from memory: for messages of the day.</summary>
    public SentMessage Summarise(Sent sent, Viewer viewer) =>
        new(sent, StateOf(sent), book.Funnel(sent.Version, viewer.RecipientsOf(sent)));

    private async Task<SentMessage> SummariseAsync(Sent sent, Viewer viewer, CancellationToken cancel)
    {
        var receipts = await ReceiptsOfAsync(sent, cancel).ConfigureAwait(false);
        return new SentMessage(sent, StateOf(sent), receipts.Funnel(sent.Version, viewer.RecipientsOf(sent)));
    }

    private async Task<ReceiptBook> ReceiptsOfAsync(Sent sent, CancellationToken cancel)
    {
        if (sent.Version > book.From)
        {
            return book;
        }

        var older = new ReceiptBook();
        older.Start(sent.Version - 1, await store.LoadAsync(sent.Version, sent.Version, cancel).ConfigureAwait(false));
        return older;
    }

    private SentState StateOf(Sent sent) => sent.ExpiresAt <= clock.GetUtcNow() ? SentState.Expired : SentState.Sent;
}

/// <summary>A send as its sender sees it.</summary>
public sealed record SentMessage(Sent Sent, SentState State, Funnel Funnel);

public enum SentState
{
    Sent,
    Expired,
}
