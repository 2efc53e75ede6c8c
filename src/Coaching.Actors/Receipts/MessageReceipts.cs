using Coaching.Actors.Audiences;

namespace Coaching.Actors.Receipts;

/// <summary>Everything known of one message's deliveries. Idempotent: sets are united, times keep the earliest.</summary>
public sealed class MessageReceipts
{
    // Made when there is one: most messages of a busy hour are only ever handed over.
    private Dictionary<int, Receipt>? receipts;
    private AgentSet toast = AgentSet.Empty;
    private AgentSet bell = AgentSet.Empty;

    public void Add(DeliveredSets delivered)
    {
        toast = toast.Or(delivered.Toast);
        bell = bell.Or(delivered.Bell);
    }

    public void Add(Receipt receipt)
    {
        receipts ??= [];
        var known = receipts.GetValueOrDefault(receipt.Ordinal);

        receipts[receipt.Ordinal] = known is null
            ? receipt
            : receipt with
            {
                SeenAt = Earliest(known.SeenAt, receipt.SeenAt),
                ReadAt = Earliest(known.ReadAt, receipt.ReadAt),
                AcknowledgedAt = Earliest(known.AcknowledgedAt, receipt.AcknowledgedAt),
            };
    }

    /// <summary>Counts over those recipients that the asker may see.</summary>
    public Funnel FunnelOver(AgentSet recipients)
    {
        var (seen, read, acknowledged) = (0, 0, 0);
        var reached = new AgentSetBuilder();

        foreach (var (_, receipt) in receipts ?? [])
        {
            if (!recipients.Contains(receipt.Ordinal))
            {
                continue;
            }

            // What an agent did implies what comes before it, whatever order the facts arrive in.
            var state = StateOf(receipt);
            reached.Add(receipt.Ordinal);
            seen += state >= DeliveryState.Seen ? 1 : 0;
            read += state >= DeliveryState.Read ? 1 : 0;
            acknowledged += state >= DeliveryState.Acknowledged ? 1 : 0;
        }

        var delivered = toast.Or(bell).And(recipients).Or(reached.ToSet());
        return new Funnel(recipients.Count, delivered.Count, seen, read, acknowledged, 0);
    }

    public Delivery Of(int ordinal, DateTimeOffset sentAt)
    {
        if (receipts is not null && receipts.TryGetValue(ordinal, out var receipt))
        {
            var state = StateOf(receipt);
            return new Delivery(ordinal, state, receipt.AcknowledgedAt ?? receipt.ReadAt ?? receipt.SeenAt, null);
        }

        if (toast.Contains(ordinal))
        {
            // A toast is handed over as part of the send itself, or not at all.
            return new Delivery(ordinal, DeliveryState.Delivered, sentAt, MissedReason.TabHidden);
        }

        return bell.Contains(ordinal)
            ? new Delivery(ordinal, DeliveryState.Delivered, null, MissedReason.OnBreak)
            : new Delivery(ordinal, DeliveryState.Targeted, sentAt, MissedReason.LoggedOut);
    }

    private static DeliveryState StateOf(Receipt receipt) =>
        receipt.AcknowledgedAt is not null ? DeliveryState.Acknowledged
        : receipt.ReadAt is not null ? DeliveryState.Read
        : DeliveryState.Seen;

    private static DateTimeOffset? Earliest(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null || a < b ? a : b;
}
