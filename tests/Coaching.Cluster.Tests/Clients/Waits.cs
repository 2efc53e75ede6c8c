using System.Collections.Concurrent;

namespace Coaching.Cluster.Tests.Clients;

/// <summary>What people wait for.</summary>
public enum Wait
{
    /// <summary>From one message on an open connection to the next one.</summary>
    Toast,

    /// <summary>From wanting the inbox (the connection is lost, or it was asked for) to having it.</summary>
    Inbox,

    /// <summary>From one accepted send, of anybody, to the next one.</summary>
    Acceptance,

    /// <summary>From a send to its answer, whatever it says.</summary>
    Answer,
}

/// <summary>How long people waited, gathered from all clients while they work.</summary>
public sealed class Waits(TimeProvider time)
{
    // Nothing else is of interest, and there are thousands of these a second.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentQueue<(Wait Kind, long From, long To)> ended = new();
    private readonly ConcurrentDictionary<object, (Wait Kind, long From)> open = new();

    public long Now => time.GetTimestamp();

    /// <summary>A wait of one client begins; the key is its own. One that has begun goes on.</summary>
    public void Begin(object key, Wait kind) => open.TryAdd((key, kind), (kind, Now));

    /// <summary>It is over, if there was one.</summary>
    public void End(object key, Wait kind)
    {
        if (open.TryRemove((key, kind), out var wait))
        {
            Add(kind, wait.From, Now);
        }
    }

    /// <summary>One is over and the next begins.</summary>
    public void Beat(object key, Wait kind)
    {
        End(key, kind);
        Begin(key, kind);
    }

    /// <summary>It is no longer waited for, and counts for nothing.</summary>
    public void Forget(object key, Wait kind) => open.TryRemove((key, kind), out _);

    /// <summary>The longest that reached into the time since <paramref name="since"/>, those that are not over yet included.</summary>
    public TimeSpan Longest(Wait kind, long since) => ended
        .Where(wait => wait.Kind == kind && wait.To >= since)
        .Select(wait => time.GetElapsedTime(wait.From, wait.To))
        .Concat(open.Values.Where(wait => wait.Kind == kind).Select(wait => time.GetElapsedTime(wait.From)))
        .DefaultIfEmpty()
        .Max();

    /// <summary>Of those that are not over yet.</summary>
    public TimeSpan LongestOpen() => open.Values.Select(wait => time.GetElapsedTime(wait.From)).DefaultIfEmpty().Max();

    private void Add(Wait kind, long from, long to)
    {
        if (time.GetElapsedTime(from, to) >= Shortest)
        {
            ended.Enqueue((kind, from, to));
        }
    }
}
