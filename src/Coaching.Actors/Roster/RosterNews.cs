using Akka.Actor;
using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Roster;

/// <summary>An agent on this node shows another status.</summary>
public sealed record StatusReported(int Ordinal, ShownStatus Row) : INoSerializationVerificationNeeded;

/// <summary>Statuses that changed on one node; goes to the rosters of all nodes.</summary>
public sealed record StatusesChanged(IReadOnlyList<RosterChange> Changes);

public sealed record RosterChange(int Ordinal, ShownStatus Row);

/// <summary>Published on the node's event stream, at most every <see cref="RosterActor.PublishEvery"/>: these agents' statuses changed on the board.</summary>
public sealed record RosterChanged(AgentSet Agents) : INoSerializationVerificationNeeded;
