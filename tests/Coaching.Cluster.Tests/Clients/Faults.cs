using System.Collections.Concurrent;

namespace Coaching.Cluster.Tests.Clients;

/// <summary>What clients saw that must not be, gathered while they go on.</summary>
public sealed class Faults
{
    private readonly ConcurrentQueue<string> seen = new();

    public int Count => seen.Count;

    public void Add(string fault) => seen.Enqueue(fault);

    public void AssertNone() => Assert.True(seen.IsEmpty, ToString());

    /// <summary>The first of them, one a line.</summary>
    public override string ToString() => string.Join('\n', seen.Take(20));
}
