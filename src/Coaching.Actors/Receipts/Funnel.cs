namespace Coaching.Actors.Receipts;

/// <summary>How far a message came, in recipients; each count includes those that came further.</summary>
public sealed record Funnel(int Targeted, int Delivered, int Seen, int Read, int Acknowledged, int Recalled);

/// <summary>One recipient's furthest state, since when, and why it came no further.</summary>
/// <param name="Ordinal">The agent's.</param>
/// <param name="At">When it came to that state; the send's time for <see cref="DeliveryState.Targeted"/>, null where only the fact is kept.</param>
public sealed record Delivery(int Ordinal, DeliveryState State, DateTimeOffset? At, MissedReason? Reason);

/// <summary>The states of a delivery, in order.</summary>
public enum DeliveryState
{
    Targeted,
    Delivered,
    Seen,
    Read,
    Acknowledged,
}

/// <summary>Why a recipient did not see a toast.</summary>
public enum MissedReason
{
    /// <summary>No session since the send.</summary>
    LoggedOut,

    /// <summary>
    /// Handed over without a toast: on a break, logged out by the ACD with a page open, or in an inbox fetched later. Which of them is not kept.
    /// </summary>
    OnBreak,

    /// <summary>A toast was handed over and no visible page showed it (yet).</summary>
    TabHidden,
}
