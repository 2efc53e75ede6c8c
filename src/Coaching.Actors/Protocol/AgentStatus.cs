namespace Coaching.Actors.Protocol;

/// <summary>What an agent is doing. The numbers are stored: never reuse one.</summary>
public enum AgentStatus
{
    Unspecified = 0,
    Available = 1,
    OnInteraction = 2,
    WrapUp = 3,
    OnBreak = 4,
    LoggedOut = 5,
}
