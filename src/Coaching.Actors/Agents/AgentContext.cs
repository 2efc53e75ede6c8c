using Akka.Actor;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Sessions;

namespace Coaching.Actors.Agents;

/// <summary>What every agent of a node shares.</summary>
/// <param name="Audience">The node's audience actor: tells what arrives.</param>
/// <param name="Roster">The node's roster: hears statuses.</param>
/// <param name="Receipts">Hears that the journal grew.</param>
public sealed record AgentContext(
    IActorRef Audience, IActorRef Roster, IActorRef Receipts, CurrentDirectory Directory, DayIndex Day, TimeProvider Clock, SessionsSettings Settings);
