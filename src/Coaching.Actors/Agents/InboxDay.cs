using Coaching.Actors.Protocol;

namespace Coaching.Actors.Agents;

/// <summary>The day an agent's inbox is of. Pure.</summary>
/// <param name="Date">The business date.</param>
/// <param name="Start">UTC: what was sent from here on is in the inbox.</param>
public readonly record struct InboxDay(DateOnly Date, DateTimeOffset Start)
{
    /// <summary>
    /// The day at an agent's site, but never one before the journal's: clocks of nodes differ, and an agent can move to a site where it is the day
    /// before. There the journal's day goes on as it began, until the site's own comes and clears it down. Nor does a day grow backwards when its agent
    /// moves to where it began earlier.
    /// </summary>
    public static InboxDay At(DateTimeOffset now, BusinessDay site, AgentState journal)
    {
        var date = site.DateOf(now);

        if (date < journal.Date)
        {
            return new InboxDay(journal.Date, journal.Start ?? site.StartOf(journal.Date));
        }

        var start = site.StartOf(date);
        return new InboxDay(date, date == journal.Date && journal.Start > start ? journal.Start.Value : start);
    }
}
