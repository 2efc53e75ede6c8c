using Coaching.Actors.Audiences;

namespace Coaching.Actors.Directory;

/// <summary>The order in which pages show agents: by upper-case name (invariant), then id, both in ordinal order.</summary>
internal static class AgentOrder
{
    public static int[] Of(IReadOnlyList<AgentEntry?> agents, AgentSet reachable)
    {
        var keys = new (string Name, string Id, int Ordinal)[reachable.Count];
        var next = 0;

        foreach (var ordinal in reachable)
        {
            keys[next++] = (UpperName(agents[ordinal]!), agents[ordinal]!.Id, ordinal);
        }

        Array.Sort(keys, (a, b) => Compare(a.Name, a.Id, b.Name, b.Id));

        return Array.ConvertAll(keys, key => key.Ordinal);
    }

    public static string UpperName(AgentEntry agent) => agent.Name.ToUpperInvariant();

    public static int Compare(string upperName, string id, string otherUpperName, string otherId)
    {
        var byName = string.CompareOrdinal(upperName, otherUpperName);

        return byName != 0 ? byName : string.CompareOrdinal(id, otherId);
    }
}
