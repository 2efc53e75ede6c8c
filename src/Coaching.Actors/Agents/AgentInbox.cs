using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Agents;

/// <summary>Which messages are an agent's of one business day: looked up in its node's day index when it is asked for, and kept nowhere else.</summary>
public sealed class AgentInbox(AgentEntry agent, CurrentDirectory directory, DayIndex index)
{
    private BusinessDay site = directory.Index.DayOf(agent);
    private InboxDay day;

    /// <summary>Looked up each time: an agent can move to another site. The last one serves an agent that is about to leave.</summary>
    private BusinessDay Site
    {
        get
        {
            var current = directory.Index;
            return current.Find(agent.Id) is { Reachable: true } known ? site = current.DayOf(known) : site;
        }
    }

    public InboxDay DayAt(DateTimeOffset now, AgentState journal) => InboxDay.At(now, Site, journal);

    /// <summary>Holds that day's messages from here on; false when it does so already.</summary>
    public bool TurnTo(InboxDay next)
    {
        if (next == day)
        {
            return false;
        }

        day = next;
        return true;
    }

    public bool Holds(long version) =>
        index.Find(version) is { } message && message.Audience.Contains(agent.Ordinal) && message.SentAt >= day.Start && message.SentAt < Site.EndOf(day.Date);
}
