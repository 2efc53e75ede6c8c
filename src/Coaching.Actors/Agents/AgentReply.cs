using Coaching.Actors.Protocol;
namespace Coaching.Actors.Agents;

/// <summary>How a command ended; <c>Number</c> is the command's.</summary>
public abstract record AgentReply(long Number)
{
    /// <summary>What was asked is in the journal (or was before).</summary>
    public sealed record Done(long Number) : AgentReply(Number);

    /// <summary>The agent is not in the directory (any more): nothing was done.</summary>
    public sealed record NoSuchAgent(long Number) : AgentReply(Number);

    /// <summary>
    /// The day as the agent knows it. Texts are joined by the asker's node from its own day index, after it has caught up to <c>UpToVersion</c>.
    /// </summary>
    /// <param name="StatusNumber">Of the status: a session ignores statuses with lower numbers.</param>
    /// <param name="Facts">Of messages that something happened to; all others are unread.</param>
    /// <param name="Start">UTC: what was sent from here on is in the inbox. Null from nodes of earlier versions: as the agent's site says.</param>
    public sealed record Inbox(
        long Number,
        DateOnly Date,
        long UpToVersion,
        ShownStatus Status,
        long StatusNumber,
        IReadOnlyList<DeliveryFacts> Facts,
        DateTimeOffset? Start = null) : AgentReply(Number);
}

/// <summary>What an agent tells its sessions unasked.</summary>
public abstract record AgentNews
{
    private AgentNews() { }

    /// <summary>The explicit status changed.</summary>
    public sealed record StatusChanged(ShownStatus Status, long StatusNumber) : AgentNews;

    /// <summary>Messages were seen, read or acknowledged in one of the agent's sessions.</summary>
    public sealed record DeliveriesChanged(IReadOnlyList<DeliveryFacts> Facts) : AgentNews;

    /// <summary>Fetch the inbox again: a new business day, or the agent did not know this session (it moved, or forgot it in a silence).</summary>
    public sealed record InboxChanged : AgentNews;
}
