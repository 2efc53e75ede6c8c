using Coaching.Actors.Audiences;

namespace Coaching.Actors.Receipts;

/// <summary>Deliveries that wait to be written, united by message.</summary>
public sealed class PendingDeliveries
{
    private readonly Dictionary<long, (AgentSet Toast, AgentSet Bell)> sets = [];
    private readonly Dictionary<long, AgentSetBuilder> inboxes = [];

    public void Add(long version, AgentSet toast, AgentSet bell)
    {
        var known = sets.GetValueOrDefault(version, (Toast: AgentSet.Empty, Bell: AgentSet.Empty));
        sets[version] = (known.Toast.Or(toast), known.Bell.Or(bell));
    }

    /// <summary>Messages that one agent found in an inbox: one bit each, so that a storm of logins unites no sets one by one.</summary>
    public void Add(IReadOnlyList<long> versions, int ordinal)
    {
        foreach (var version in versions)
        {
            if (!inboxes.TryGetValue(version, out var builder))
            {
                inboxes[version] = builder = new AgentSetBuilder();
            }

            builder.Add(ordinal);
        }
    }

    /// <summary>Takes everything out.</summary>
    public IReadOnlyList<DeliveredSets> Take()
    {
        foreach (var (version, builder) in inboxes)
        {
            Add(version, AgentSet.Empty, builder.ToSet());
        }

        var taken = sets.Select(s => new DeliveredSets(s.Key, s.Value.Toast, s.Value.Bell)).ToList();
        inboxes.Clear();
        sets.Clear();
        return taken;
    }
}
