using Coaching.Actors.Agents;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;

namespace Coaching.Actors.Sessions;

/// <summary>Joins what an agent did (its facts) with the day's messages (this node's index). Pure but for reading the index.</summary>
public sealed class InboxJoin(DayIndex index, CurrentDirectory directory, TimeProvider clock)
{
    /// <summary>The inbox as of now: messages newer than the agent's answer are in it, unread; expired ones are not.</summary>
    public InboxView View(AgentEntry agent, AgentReply.Inbox inbox)
    {
        // Looked up anew: an agent can get another name or site while connected.
        var current = directory.Index.Find(agent.Id) is { Reachable: true } known ? known : agent;
        var day = directory.Index.DayOf(current);
        var now = clock.GetUtcNow();
        var facts = inbox.Facts.ToDictionary(f => f.Version, f => f.State);
        var messages = index.InboxOf(agent.Ordinal, inbox.Start ?? day.StartOf(inbox.Date), day.EndOf(inbox.Date))
            .Where(m => !m.IsExpired(now))
            .Reverse()
            .Select(m => new InboxMessage(m, facts.GetValueOrDefault(m.Version, InboxState.Unread)));

        return new InboxView(agent.Id, current.Name, inbox.Date, inbox.Status, [.. messages]);
    }
}
