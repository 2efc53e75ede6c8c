using Coaching.Actors.Protocol;

namespace Coaching.Actors.Agents;

/// <summary>Decides what a command writes. Pure: changes nothing; the same command on the state it led to writes nothing more.</summary>
public static class AgentDecider
{
    /// <summary>At this many events a <see cref="AgentEvent.DayState"/> sums up the day, so that recovery stays short.</summary>
    public const int EventsBetweenWholes = 50;

    /// <param name="state">As of the journal.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="today">The day that the agent's inbox is of.</param>
    /// <param name="now">For the facts' times.</param>
    /// <param name="inInbox">Whether a version is in today's inbox; what is not is ignored.</param>
    /// <param name="carried">Nobody is logged in, should this open the day.</param>
    public static IReadOnlyList<AgentEvent> Process(
        AgentState state, AgentCommand command, InboxDay today, DateTimeOffset now, Func<long, bool> inInbox, bool carried = true)
    {
        var opened = Turn(state, today, carried);
        var day = opened.Aggregate(state, (s, e) => s.Apply(e));
        var fact = Decide(day, command, today.Date, now, inInbox);

        return fact is null ? [] : SumUp(day, [.. opened, fact]);
    }

    /// <summary>
    /// The first login of a business day makes the agent available, also when the day was opened without one; after it, or once a status was set, the
    /// explicit status stands.
    /// </summary>
    public static IReadOnlyList<AgentEvent> Login(AgentState state, InboxDay today, DateTimeOffset now)
    {
        var available = new ShownStatus(AgentStatus.Available, null, now);

        if (state.Date != today.Date)
        {
            return TurnDay(state, today, available, carried: false);
        }

        return state.Carried ? [new AgentEvent.StatusSet(today.Date, available)] : [];
    }

    /// <summary>Opens the day, with the status as it is, if the journal's day is another.</summary>
    /// <param name="carried">Nobody is logged in as the day opens.</param>
    public static IReadOnlyList<AgentEvent> Turn(AgentState state, InboxDay today, bool carried) =>
        state.Date == today.Date ? [] : TurnDay(state, today, state.Status, carried);

    /// <summary>Closes the journal's day, if one is open, and opens the next.</summary>
    private static IReadOnlyList<AgentEvent> TurnDay(AgentState state, InboxDay today, ShownStatus status, bool carried)
    {
        var opened = new AgentEvent.DayOpened(today.Date, status, carried, today.Start);
        return state.Date == DateOnly.MinValue ? [opened] : [new AgentEvent.DayClosed(state.Date, [.. state.Facts.Values]), opened];
    }

    private static AgentEvent? Decide(AgentState day, AgentCommand command, DateOnly today, DateTimeOffset now, Func<long, bool> inInbox)
    {
        switch (command)
        {
            case AgentCommand.SetStatus c when day.Carried || c.Status != day.Status.Status || c.Reason != day.Status.Reason:
                return new AgentEvent.StatusSet(today, new ShownStatus(c.Status, c.Reason, now));
            case AgentCommand.MarkSeen c:
                return New(c.Versions, f => f.SeenAt) is { Count: > 0 } seen ? new AgentEvent.MessagesSeen(today, seen, now) : null;
            case AgentCommand.MarkRead c:
                return New(c.Versions, f => f.ReadAt) is { Count: > 0 } read ? new AgentEvent.MessagesRead(today, read, now) : null;
            case AgentCommand.Acknowledge c:
                return New([c.Version], f => f.AcknowledgedAt) is { Count: > 0 } ? new AgentEvent.MessageAcknowledged(today, c.Version, now) : null;
            default:
                return null;
        }

        List<long> New(IEnumerable<long> versions, Func<DeliveryFacts, DateTimeOffset?> doneAt) =>
            [.. versions.Distinct().Where(v => doneAt(day.FactsOf(v)) is null && inInbox(v)).Order()];
    }

    private static IReadOnlyList<AgentEvent> SumUp(AgentState day, IReadOnlyList<AgentEvent> events)
    {
        var after = events.Aggregate(day, (s, e) => s.Apply(e));
        return after.EventsSinceWhole < EventsBetweenWholes
            ? events
            : [.. events, new AgentEvent.DayState(after.Date, after.Status, after.Carried, [.. after.Facts.Values], after.Closed, after.Start)];
    }
}
