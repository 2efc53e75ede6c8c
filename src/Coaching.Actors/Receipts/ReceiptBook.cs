using Coaching.Actors.Audiences;

namespace Coaching.Actors.Receipts;

/// <summary>
/// Receipts of the messages of the day, in memory, by version: what the live funnels are made of. One writer (the <see cref="ReceiptWriter"/>),
/// readers on any thread.
/// </summary>
public sealed class ReceiptBook
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, MessageReceipts> messages = [];

    /// <summary>Receipts above this version are all here; of older messages the store is asked.</summary>
    public long From { get; private set; } = long.MaxValue;

    /// <summary>Takes in what the store has of everything above a version; again when some may be missing here.</summary>
    public void Start(long from, RecordedReceipts recorded)
    {
        lock (gate)
        {
            From = From == long.MaxValue ? from : Math.Max(From, from);
            AddAll(recorded.Delivered, recorded.Receipts);
        }
    }

    public void Add(IReadOnlyList<DeliveredSets> delivered, IReadOnlyList<Receipt> receipts)
    {
        lock (gate)
        {
            AddAll(delivered, receipts);
        }
    }

    /// <param name="version">A version above <see cref="From"/>.</param>
    /// <param name="recipients">Those that the asker may see.</param>
    public Funnel Funnel(long version, AgentSet recipients)
    {
        lock (gate)
        {
            return (messages.GetValueOrDefault(version) ?? new MessageReceipts()).FunnelOver(recipients);
        }
    }

    public IReadOnlyList<Delivery> Deliveries(long version, AgentSet recipients, DateTimeOffset sentAt)
    {
        lock (gate)
        {
            var receipts = messages.GetValueOrDefault(version) ?? new MessageReceipts();
            return [.. recipients.ToArray().Select(o => receipts.Of(o, sentAt))];
        }
    }

    public void ForgetUpTo(long version)
    {
        lock (gate)
        {
            foreach (var old in messages.Keys.Where(v => v <= version).ToList())
            {
                messages.Remove(old);
            }

            From = Math.Max(From, version);
        }
    }

    private void AddAll(IReadOnlyList<DeliveredSets> delivered, IReadOnlyList<Receipt> receipts)
    {
        foreach (var sets in delivered)
        {
            Of(sets.Version)?.Add(sets);
        }

        foreach (var receipt in receipts)
        {
            Of(receipt.Version)?.Add(receipt);
        }
    }

    private MessageReceipts? Of(long version)
    {
        if (version <= From && From != long.MaxValue)
        {
            return null;
        }

        if (!messages.TryGetValue(version, out var receipts))
        {
            messages[version] = receipts = new MessageReceipts();
        }

        return receipts;
    }
}
