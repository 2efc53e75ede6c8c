namespace Coaching.Actors.Protocol;

/// <summary>A status with its reason (only for breaks) and the time since when.</summary>
public sealed record ShownStatus(AgentStatus Status, string? Reason, DateTimeOffset Since);
