using System.Diagnostics;

namespace Coaching.Cluster.Tests.Clients;

/// <summary>
/// What every node has read of the message log by now, so that it must be in an inbox whichever node shows it. While the database is away no node reads on:
/// what one had shown in the last moment before, the others show when it is back.
/// </summary>
/// <param name="within">How far a node may be behind another, and how late a push may be looked at; zero for a single node.</param>
public sealed class FollowedLog(TimeSpan within)
{
    private readonly Lock gate = new();
    private int away;
    private long leftAt;
    private long? backAt;

    public void DatabaseLeaves()
    {
        lock (gate)
        {
            if (away++ == 0 && !IsCatchingUp)
            {
                leftAt = Stopwatch.GetTimestamp();
            }
        }
    }

    public void DatabaseIsBack()
    {
        lock (gate)
        {
            away--;
            backAt = Stopwatch.GetTimestamp();
        }
    }

    /// <param name="since">A time stamp of the stopwatch.</param>
    public bool IsEverywhere(long since)
    {
        lock (gate)
        {
            var until = away > 0 || IsCatchingUp ? leftAt : Stopwatch.GetTimestamp();
            return Stopwatch.GetElapsedTime(since, until) >= within;
        }
    }

    private bool IsCatchingUp => backAt is { } back && Stopwatch.GetElapsedTime(back) < within;
}
