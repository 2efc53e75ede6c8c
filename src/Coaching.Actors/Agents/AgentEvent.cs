using Coaching.Actors.Protocol;

namespace Coaching.Actors.Agents;

/// <summary>
/// What an agent's journal holds: facts about one business day, by message-log version. Never message text. Each names its day, so that a replay
/// that starts late (older rows are deleted) still knows what is of today.
/// </summary>
public abstract record AgentEvent(DateOnly Date)
{
    /// <summary>Holds all that came before it, for recovery and for the projection of receipts: what did may be deleted once that has read this.</summary>
    public bool IsWhole => this is DayClosed or DayState;

    /// <summary>The day's first fact, with the status the day starts with.</summary>
    /// <param name="Carried">The status is the day before's: nobody has logged in yet, and who first does is available.</param>
    /// <param name="Start">UTC: what was sent from here on is of this day. Null in journals of earlier versions.</param>
    public sealed record DayOpened(DateOnly Date, ShownStatus Status, bool Carried, DateTimeOffset? Start = null) : AgentEvent(Date);

    /// <summary>The day's last fact, with all that came before.</summary>
    public sealed record DayClosed(DateOnly Date, IReadOnlyList<DeliveryFacts> Facts) : AgentEvent(Date);

    /// <summary>The explicit status, from the agent or the ACD.</summary>
    public sealed record StatusSet(DateOnly Date, ShownStatus Status) : AgentEvent(Date);

    /// <summary>The toasts of these messages were shown in a visible page.</summary>
    public sealed record MessagesSeen(DateOnly Date, IReadOnlyList<long> Versions, DateTimeOffset At) : AgentEvent(Date);

    /// <summary>The agent opened these messages.</summary>
    public sealed record MessagesRead(DateOnly Date, IReadOnlyList<long> Versions, DateTimeOffset At) : AgentEvent(Date);

    /// <summary>The agent confirmed a message that asked for it.</summary>
    public sealed record MessageAcknowledged(DateOnly Date, long Version, DateTimeOffset At) : AgentEvent(Date);

    /// <summary>All facts of the day so far: recovery can start here.</summary>
    /// <param name="Carried">See <see cref="DayOpened"/>.</param>
    /// <param name="Closed">The facts of the day closed last: what stands for all before it stands for its <see cref="DayClosed"/> too.</param>
    /// <param name="Start">See <see cref="DayOpened"/>.</param>
    public sealed record DayState(
        DateOnly Date,
        ShownStatus Status,
        bool Carried,
        IReadOnlyList<DeliveryFacts> Facts,
        IReadOnlyList<DeliveryFacts> Closed,
        DateTimeOffset? Start = null) : AgentEvent(Date);
}

/// <summary>What the agent did with one message; null: not (yet).</summary>
public sealed record DeliveryFacts(long Version, DateTimeOffset? SeenAt, DateTimeOffset? ReadAt, DateTimeOffset? AcknowledgedAt)
{
    public static DeliveryFacts None(long version) => new(version, null, null, null);

    public InboxState State => AcknowledgedAt is not null ? InboxState.Acknowledged : ReadAt is not null ? InboxState.Read : InboxState.Unread;
}

/// <summary>How a message stands in its recipient's inbox.</summary>
public enum InboxState
{
    Unspecified = 0,
    Unread = 1,
    Read = 2,
    Acknowledged = 3,
}
