using System.Collections.Frozen;

namespace Coaching.Actors.Protocol;

/// <summary>Whom a user may see and send to. Agents outside it do not exist for that user.</summary>
public abstract record Scope
{
    private Scope() { }

    /// <summary>Admins: every agent.</summary>
    public sealed record Everyone : Scope;

    /// <summary>Supervisors: the agents of these teams; no teams, no agents.</summary>
    public sealed record OfTeams(FrozenSet<string> Teams) : Scope;
}
