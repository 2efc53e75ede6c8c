using Akka.Actor;
using Coaching.Actors.MessageLog;

namespace Coaching.Actors.Sessions;

/// <summary>What every session of a node shares.</summary>
/// <param name="Agents">The agents' shard region.</param>
/// <param name="Audience">The node's audience actor: follows the log.</param>
/// <param name="Receipts">The node's receipt writer.</param>
public sealed record SessionContext(
    IActorRef Agents, IActorRef Audience, IActorRef Receipts, DayIndex Day, InboxJoin Join, SessionsSettings Settings, TimeProvider Clock);
