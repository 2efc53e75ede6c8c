using Coaching.Cluster.Tests.Clients;

namespace Coaching.Cluster.Tests.Crash;

/// <summary>Sends of every kind: to one agent, to teams, to everyone, and some that the host must refuse.</summary>
public sealed class CrashSends(Random chance)
{
    private readonly Lock gate = new();
    private readonly List<Send> all = [];

    public IReadOnlyList<Send> All
    {
        get
        {
            lock (gate)
            {
                return [.. all];
            }
        }
    }

    public Send Next(int round)
    {
        lock (gate)
        {
            var id = $"r{round}-{all.Count}";
            var send = chance.Next(10) switch
            {
                < 4 => ToOne(id, chance.Next(CrashDirectory.Agents)),
                < 7 => ToTeams(id, chance.Next(CrashDirectory.Teams), chance.Next(CrashDirectory.Teams)),
                < 9 => new Send(id, new { everyone = true }, $"To everyone, {id}", CrashDirectory.Everyone),
                _ => new Send(id, new { filter = new { teams = new[] { "team-0", "nowhere" } } }, $"To nobody, {id}", []),
            };
            all.Add(send);
            return send;
        }
    }

    /// <summary>Milliseconds, from the seed.</summary>
    public int Pause(int atLeast, int below)
    {
        lock (gate)
        {
            return chance.Next(atLeast, below);
        }
    }

    private static Send ToOne(string id, int agent) =>
        new(id, new { agents = new[] { CrashDirectory.IdOf(agent) } }, $"To one, {id}", [CrashDirectory.IdOf(agent)]);

    private static Send ToTeams(string id, int one, int other) => new(
        id, new { filter = new { teams = new[] { $"team-{one}", $"team-{other}" } } }, $"To teams, {id}", CrashDirectory.OfTeams(one, other));
}
