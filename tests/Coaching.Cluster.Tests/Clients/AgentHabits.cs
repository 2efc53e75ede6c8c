namespace Coaching.Cluster.Tests.Clients;

/// <summary>How busy a simulated agent is. The numbers are chances from 0 to 1, each taken once for a message or a look at the page.</summary>
/// <param name="Sees">That a toast is reported as shown.</param>
/// <param name="Reads">That a message is opened.</param>
/// <param name="ChangesStatus">That a look ends in another status.</param>
/// <param name="Reloads">That a look ends in a reload of the page.</param>
/// <param name="Pause">Milliseconds between two looks: at least, and below.</param>
/// <param name="AsksForInbox">That a look asks for the inbox again, and measures how long that takes.</param>
public sealed record AgentHabits(double Sees, double Reads, double ChangesStatus, double Reloads, (int AtLeast, int Below) Pause, double AsksForInbox = 0)
{
    /// <summary>Everything all the time: for a few agents.</summary>
    public static AgentHabits Restless { get; } = new(0.7, 0.4, 0.05, 0.03, (20, 120));

    /// <summary>For hundreds of them on one machine.</summary>
    public static AgentHabits Calm { get; } = new(0.10, 0.05, 0.02, 0.005, (300, 1_200));

    /// <summary>A calm one who keeps looking whether the inbox is there.</summary>
    public static AgentHabits Watchful { get; } = Calm with { AsksForInbox = 1, Pause = (200, 400) };
}
