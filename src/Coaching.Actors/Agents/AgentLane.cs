using Akka.Actor;

namespace Coaching.Actors.Agents;

/// <summary>An agent woke on this node and is to hear of the turns of its days from now on; answered with <see cref="AgentRegistered"/>.</summary>
public sealed record AgentAwake(int Ordinal) : INoSerializationVerificationNeeded;

/// <summary>The node's day is loaded.</summary>
public sealed record AgentRegistered : INoSerializationVerificationNeeded;

/// <summary>The business date changed at the agent's site.</summary>
public sealed record DayTurned : INoSerializationVerificationNeeded;

/// <summary>The agent left the directory.</summary>
public sealed record AgentLeft : INoSerializationVerificationNeeded;
