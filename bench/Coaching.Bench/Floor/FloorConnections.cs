using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Coaching.Bench.Floor;

/// <summary>A map from agents to connections, and from teams. The floor has nothing else.</summary>
internal sealed class FloorConnections
{
    private readonly ConcurrentDictionary<string, string> byAgent = new();
    private readonly ConcurrentDictionary<string, ImmutableList<string>> byTeam = new();

    public void Add(string agent, string team, string connection)
    {
        byAgent[agent] = connection;
        byTeam.AddOrUpdate(team, [connection], (_, others) => others.Add(connection));
    }

    public void Remove(string agent, string team, string connection)
    {
        // Only this very one: the agent may be back already.
        byAgent.TryRemove(new KeyValuePair<string, string>(agent, connection));
        byTeam.AddOrUpdate(team, [], (_, all) => all.Remove(connection));
    }

    public string? Of(string agent) => byAgent.GetValueOrDefault(agent);

    public IReadOnlyList<string> OfTeam(string team) => byTeam.GetValueOrDefault(team) ?? [];
}
