using Akka.Event;
using Coaching.Actors.Agents;

namespace Coaching.Actors.Audiences;

/// <summary>What a turn of sites' business days does on a node: forgets what is in nobody's inbox any more, and tells the agents awake.</summary>
internal sealed class DayTurns(AudienceContext context, EventStream news)
{
    private readonly SiteDays days = new();

    public void Look()
    {
        var now = context.Clock.GetUtcNow();

        if (days.NewOldestDayStart(context.Directory.Index, now) is { } start && context.Day.ForgetBefore(start) is var forgotten and > 0)
        {
            news.Publish(new EntriesForgotten(forgotten));
        }

        foreach (var site in days.Turned(context.Directory.Index, now))
        {
            context.Awake.TellWhere(o => context.Directory.Index[o]?.Site == site, new DayTurned());
        }
    }
}
