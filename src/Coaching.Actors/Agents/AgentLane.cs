using Akka.Actor;

namespace Coaching.Actors.Agents;

/// <summary>An agent woke on this node and is to hear of its messages from now on; answered with <see cref="AgentRegistered"/>.</summary>
public sealed record AgentAwake(int Ordinal) : INoSerializationVerificationNeeded;

/// <summary>What the day index holds from here on need not be looked for: it is told.</summary>
public sealed record AgentRegistered : INoSerializationVerificationNeeded;

/// <summary>A message of the agent's is in the log at this version.</summary>
public sealed record MessageArrived(long Version) : INoSerializationVerificationNeeded;

/// <summary>The business date changed at the agent's site.</summary>
public sealed record DayTurned : INoSerializationVerificationNeeded;

/// <summary>The agent left the directory.</summary>
public sealed record AgentLeft : INoSerializationVerificationNeeded;
