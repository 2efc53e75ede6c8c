using Coaching.Actors.Directory;
using Coaching.Actors.Hosting;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Roster;

namespace Coaching.Actors.Audiences;

/// <summary>What the audience actor stands on.</summary>
public sealed record AudienceContext(
    IMessageLog Log,
    DayIndex Day,
    AwakeAgents Awake,
    CurrentDirectory Directory,
    RosterBoard Board,
    TimeProvider Clock,
    NodeReadiness Loaded,
    AudienceSettings Settings);

/// <summary>How sends share commits and how long they may take; policy, the same on every node.</summary>
public sealed class AudienceSettings
{
    /// <summary>A send is answered within this, its wait included.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Sends that may wait; more are turned away at once.</summary>
    public int QueueCapacity { get; set; } = 10_000;

    /// <summary>Sends that share one commit at most.</summary>
    public int MaxBatch { get; set; } = 256;

    /// <summary>How long an entry waits for the hints of those before it; then they are read.</summary>
    public TimeSpan GapPatience { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How often the log's version and the sites' dates are looked at.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(1);
}
