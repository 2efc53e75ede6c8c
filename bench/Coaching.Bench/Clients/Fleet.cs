using System.Collections.Concurrent;
using System.Net;

namespace Coaching.Bench.Clients;

/// <summary>All agents that are connected to one system. One timer pings for all, a few at a time.</summary>
internal sealed class Fleet : IDisposable
{
    private const int PingSlots = 12;

    private readonly ConcurrentDictionary<int, AgentConnection> connected = new();
    private readonly Timer pings;
    private int slot;

    public Fleet() => pings = new Timer(_ => Ping(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    public int Count => connected.Count;

    /// <summary>Logs all of them in, <paramref name="atOnce"/> at a time. Ends when every one has seen its inbox.</summary>
    public async Task LogInAsync(
        AgentRange agents, int atOnce, Func<int, (IPEndPoint Node, ReadOnlyMemory<byte> Upgrade)> way, IArrivals arrivals, CancellationToken stop)
    {
        var next = agents.First - 1;

        await Task.WhenAll(Enumerable.Range(0, Math.Min(atOnce, agents.Count)).Select(_ => LogInNextAsync()));

        async Task LogInNextAsync()
        {
            while (Interlocked.Increment(ref next) is var agent && agent < agents.End)
            {
                var (node, upgrade) = way(agent);
                connected[agent] = await AgentConnection.LogInAsync(agent, node, upgrade, arrivals, stop);
            }
        }
    }

    public void LogOut(AgentRange agents)
    {
        for (var agent = agents.First; agent < agents.End; agent++)
        {
            if (connected.TryRemove(agent, out var connection))
            {
                connection.Dispose();
            }
        }
    }

    /// <exception cref="IOException">A connection ended that nobody here ended.</exception>
    public void AssertConnected()
    {
        var ended = connected.Where(c => c.Value.Fault is not null).ToList();

        if (ended.Count > 0)
        {
            throw new IOException($"{ended.Count} of {connected.Count} connections were lost; the first: {ended[0].Value.Fault!.Message}", ended[0].Value.Fault);
        }
    }

    public void Dispose()
    {
        pings.Dispose();

        foreach (var connection in connected.Values)
        {
            connection.Dispose();
        }
    }

    private void Ping()
    {
        var now = Interlocked.Increment(ref slot) % PingSlots;

        foreach (var (agent, connection) in connected)
        {
            if (agent % PingSlots == now)
            {
                connection.Ping();
            }
        }
    }
}
