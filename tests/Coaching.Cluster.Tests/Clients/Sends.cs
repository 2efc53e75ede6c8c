namespace Coaching.Cluster.Tests.Clients;

/// <summary>All sends of a test, of every kind: to one agent, to teams, to everyone, and some that the host must refuse.</summary>
public sealed class Sends(Centre centre, Random chance)
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

    public IReadOnlyList<Send> Accepted => [.. All.Where(send => send.Outcome is SendOutcome.Accepted)];

    public IReadOnlyList<Send> Unknown => [.. All.Where(send => send.Outcome is SendOutcome.Unknown)];

    /// <summary>Of any kind.</summary>
    public Send Next(int round) => Add(round, id => chance.Next(10) switch
    {
        < 4 => ToOne(id, chance.Next(centre.Agents)),
        < 7 => ToTeams(id, chance.Next(centre.Teams), chance.Next(centre.Teams)),
        < 9 => ToEveryone(id),
        _ => new Send(id, new { filter = new { teams = new[] { "team-0", "nowhere" } } }, $"To nobody, {id}", []),
    });

    public Send NextToEveryone(int round) => Add(round, ToEveryone);

    /// <summary>Milliseconds, from the seed.</summary>
    public int Pause(int atLeast, int below)
    {
        lock (gate)
        {
            return chance.Next(atLeast, below);
        }
    }

    private Send Add(int round, Func<string, Send> make)
    {
        lock (gate)
        {
            var send = make($"r{round}-{all.Count}");
            all.Add(send);
            return send;
        }
    }

    private static Send ToOne(string id, int agent) =>
        new(id, new { agents = new[] { Centre.IdOf(agent) } }, $"To one, {id}", [Centre.IdOf(agent)]);

    private Send ToTeams(string id, int one, int other) => new(
        id, new { filter = new { teams = new[] { $"team-{one}", $"team-{other}" } } }, $"To teams, {id}", centre.OfTeams(one, other));

    private Send ToEveryone(string id) => new(id, new { everyone = true }, $"To everyone, {id}", centre.Everyone);
}
