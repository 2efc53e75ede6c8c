using Akka.Actor;

namespace Coaching.Actors.Agents;

/// <summary>
/// The live sessions of an agent. Without any, it still counts as logged in for the grace period: a page reloads, a node hands over. After a move the
/// sessions are not known, so the period starts when the agent wakes.
/// </summary>
public sealed class AgentSessions(TimeSpan grace, DateTimeOffset wokeAt)
{
    private readonly HashSet<IActorRef> sessions = [];
    private bool everHadOne;

    /// <summary>When the last session left (or the agent woke).</summary>
    public DateTimeOffset LastLeft { get; private set; } = wokeAt;

    public bool CountsAsLoggedIn(DateTimeOffset now) => sessions.Count > 0 || (everHadOne && now - LastLeft < grace);

    public bool Add(IActorRef session)
    {
        everHadOne = true;
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
}
