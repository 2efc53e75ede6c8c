using System.Collections.Immutable;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Agents;

/// <summary>
/// An agent's business day as its journal tells it. Pure: no Akka, no clock, no I/O. <see cref="Apply"/> serves recovery and live writing alike.
/// </summary>
public sealed record AgentState
{
    /// <summary>Before anything was ever written: a day that no clock shows, so that the first command opens one.</summary>
    public static AgentState Unopened { get; } = new();

    public DateOnly Date { get; private init; } = DateOnly.MinValue;

    /// <summary>What was sent from here on (UTC) was of this day when it was opened; null where the journal does not say.</summary>
    public DateTimeOffset? Start { get; private init; }

    /// <summary>The explicit status; what others see also depends on sessions.</summary>
    public ShownStatus Status { get; private init; } = new(AgentStatus.Available, null, DateTimeOffset.MinValue);

    /// <summary>The status is the day before's, until the day's first login or until one is set.</summary>
    public bool Carried { get; private init; }

    /// <summary>By message-log version; only messages that something happened to.</summary>
    public ImmutableSortedDictionary<long, DeliveryFacts> Facts { get; private init; } = ImmutableSortedDictionary<long, DeliveryFacts>.Empty;

    /// <summary>The facts of the day closed last, until the next is closed.</summary>
    public ImmutableArray<DeliveryFacts> Closed { get; private init; } = [];

    /// <summary>Events since the last one that holds everything.</summary>
    public int EventsSinceWhole { get; private init; }

    public DeliveryFacts FactsOf(long version) => Facts.GetValueOrDefault(version) ?? DeliveryFacts.None(version);

    /// <summary>The facts as of a date: none if the journal's day is another, which is how inboxes are empty at the turn before anything is written.</summary>
    public ImmutableSortedDictionary<long, DeliveryFacts> FactsOn(DateOnly date) =>
        date == Date ? Facts : ImmutableSortedDictionary<long, DeliveryFacts>.Empty;

    /// <exception cref="InvalidOperationException">An event this version does not know.</exception>
    public AgentState Apply(AgentEvent @event)
    {
        var day = @event.Date == Date ? this : this with { Date = @event.Date, Start = null, Facts = Facts.Clear() };
        day = day with { EventsSinceWhole = EventsSinceWhole + 1 };

        return @event switch
        {
            AgentEvent.DayOpened e => day with { Start = e.Start, Status = e.Status, Carried = e.Carried },
            AgentEvent.DayClosed e => day with { Closed = [.. e.Facts], EventsSinceWhole = 0 },
            AgentEvent.StatusSet e => day with { Status = e.Status, Carried = false },
            AgentEvent.MessagesSeen e => day.Mark(e.Versions, f => f with { SeenAt = f.SeenAt ?? e.At }),
            AgentEvent.MessagesRead e => day.Mark(e.Versions, f => f with { ReadAt = f.ReadAt ?? e.At }),
            AgentEvent.MessageAcknowledged e => day.Mark([e.Version], f => f with { ReadAt = f.ReadAt ?? e.At, AcknowledgedAt = f.AcknowledgedAt ?? e.At }),
            AgentEvent.DayState e => day with
            {
                Start = e.Start,
                Status = e.Status,
                Carried = e.Carried,
                Facts = e.Facts.ToImmutableSortedDictionary(f => f.Version, f => f),
                Closed = [.. e.Closed],
                EventsSinceWhole = 0,
            },
            _ => throw new InvalidOperationException($"Unknown agent event {@event.GetType().Name}."),
        };
    }

    private AgentState Mark(IEnumerable<long> versions, Func<DeliveryFacts, DeliveryFacts> mark)
    {
        var facts = Facts.ToBuilder();

        foreach (var version in versions)
        {
            facts[version] = mark(facts.GetValueOrDefault(version) ?? DeliveryFacts.None(version));
        }

        return this with { Facts = facts.ToImmutable() };
    }
}
