using Akka.Actor;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Agents;

/// <summary>
/// The live sessions of an agent. Without any, it still counts as logged in for the grace period: a page reloads, a node hands over. After a move the
/// sessions are not known, so the period starts when the agent wakes.
/// </summary>
public sealed class AgentSessions(TimeSpan grace, DateTimeOffset wokeAt)
{
    private readonly HashSet<IActorRef> sessions = [];

    /// <summary>When the last session left (or the agent woke).</summary>
    public DateTimeOffset LastLeft { get; private set; } = wokeAt;

    public bool Any => sessions.Count > 0;

    /// <summary>Since the agent woke.</summary>
    public bool HadAny { get; private set; }

    public bool CountsAsLoggedIn(DateTimeOffset now) => Any || (HadAny && GraceLeft(now) > TimeSpan.Zero);

    public TimeSpan GraceLeft(DateTimeOffset now) => grace - (now - LastLeft);

    /// <summary>Just woken, and no session has come yet: perhaps after a move, and they will.</summary>
    public bool IsUnknown(DateTimeOffset now) => !HadAny && GraceLeft(now) > TimeSpan.Zero;

    /// <summary>What others see of the agent; null while that is not known.</summary>
    public ShownStatus? Shown(ShownStatus status, DateTimeOffset now) =>
        IsUnknown(now) ? null
        : CountsAsLoggedIn(now) ? status
        : new ShownStatus(AgentStatus.LoggedOut, null, LastLeft);

    public bool Add(IActorRef session)
    {
        HadAny = true;
        return sessions.Add(session);
    }

    public void Remove(IActorRef session, DateTimeOffset now)
    {
        if (sessions.Remove(session) && sessions.Count == 0)
        {
            LastLeft = now;
        }
    }

    public void Tell(object news)
    {
        foreach (var session in sessions)
        {
            session.Tell(news);
        }
    }

    /// <param name="events">What made the one state the other.</param>
    /// <param name="statusNumber">The number of the last of them.</param>
    public void TellChanges(AgentState before, AgentState after, IReadOnlyList<AgentEvent> events, long statusNumber)
    {
        if (events.OfType<AgentEvent.StatusSet>().Any())
        {
            Tell(new AgentNews.StatusChanged(after.Status, statusNumber));
        }

        var changed = after.Facts.Values.Where(f => before.FactsOn(after.Date).GetValueOrDefault(f.Version) != f).ToList();

        if (changed.Count > 0)
        {
            Tell(new AgentNews.DeliveriesChanged(changed));
        }
    }
}
