using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Agents;

/// <summary>Which messages are an agent's of one business day: looked up in its node's day index when it is asked for, and kept nowhere else.</summary>
public sealed class AgentInbox(AgentEntry agent, CurrentDirectory directory, DayIndex index)
{
    private BusinessDay day = directory.Index.DayOf(agent);

    /// <summary>The day whose messages are here.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Looked up each time: an agent can move to another site. The last one serves an agent that is about to leave.</summary>
    private BusinessDay Day
    {
        get
        {
            var current = directory.Index;
            return current.Find(agent.Id) is { Reachable: true } known ? day = current.DayOf(known) : day;
        }
    }

    /// <param name="notBefore">The journal's day: clocks of nodes differ, and an agent's day never goes back.</param>
    public DateOnly DateOf(DateTimeOffset now, DateOnly notBefore) => Day.DateOf(now) is var date && date > notBefore ? date : notBefore;

    /// <summary>Holds that day's messages from here on; false when it does so already.</summary>
    public bool TurnTo(DateOnly date)
    {
        if (date == Date)
        {
            return false;
        }

        Date = date;
        return true;
    }

    public bool Holds(long version) =>
        index.Find(version) is { } message && message.Audience.Contains(agent.Ordinal) && Day.DateOf(message.SentAt) == Date;
}
