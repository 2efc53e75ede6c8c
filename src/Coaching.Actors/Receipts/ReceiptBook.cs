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

    // Messages of which nothing is known but that one agent, of this ordinal, got a toast: most of a busy hour's. Numbers are no work for the garbage collector.
    private readonly Dictionary<long, int> toasts = [];

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
            return Known(version).FunnelOver(recipients);
        }
    }

    public IReadOnlyList<Delivery> Deliveries(long version, AgentSet recipients, DateTimeOffset sentAt)
    {
        lock (gate)
        {
            var receipts = Known(version);
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

            foreach (var old in toasts.Keys.Where(v => v <= version).ToList())
            {
                toasts.Remove(old);
            }

            From = Math.Max(From, version);
        }
    }

    private void AddAll(IReadOnlyList<DeliveredSets> delivered, IReadOnlyList<Receipt> receipts)
    {
        foreach (var sets in delivered.Where(sets => IsKept(sets.Version)))
        {
            if (!IsFirstToast(sets))
            {
                Of(sets.Version).Add(sets);
            }
        }

        foreach (var receipt in receipts.Where(receipt => IsKept(receipt.Version)))
        {
            Of(receipt.Version).Add(receipt);
        }
    }

    private bool IsKept(long version) => version > From || From == long.MaxValue;

    /// <summary>Whether it is the first that is known of its message, and no more than a toast to one agent.</summary>
    private bool IsFirstToast(DeliveredSets sets) =>
        sets is { Toast.Count: 1, Bell.IsEmpty: true } && !messages.ContainsKey(sets.Version) && toasts.TryAdd(sets.Version, sets.Toast.ToArray()[0]);

    private MessageReceipts Of(long version)
    {
        if (!messages.TryGetValue(version, out var receipts))
        {
            messages[version] = receipts = Known(version);
            toasts.Remove(version);
        }

        return receipts;
    }

    private MessageReceipts Known(long version)
    {
        if (messages.TryGetValue(version, out var known))
        {
            return known;
        }

        var receipts = new MessageReceipts();

        if (toasts.TryGetValue(version, out var ordinal))
        {
            receipts.Add(new DeliveredSets(version, AgentSet.FromOrdinals([ordinal]), AgentSet.Empty));
        }

        return receipts;
    }
}
