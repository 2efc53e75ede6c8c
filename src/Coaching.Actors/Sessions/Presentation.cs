using Coaching.Actors.Protocol;

namespace Coaching.Actors.Sessions;

/// <summary>How a message that arrives live is presented: with a toast, or for the bell only (on a break, logged out by the ACD).</summary>
public enum Presentation
{
    Toast,
    Bell,
}

public static class Presentations
{
    /// <summary>A toast for whoever works, also while talking; for the bell only on a break or when the ACD says logged out.</summary>
    public static Presentation For(AgentStatus status) =>
        status is AgentStatus.OnBreak or AgentStatus.LoggedOut ? Presentation.Bell : Presentation.Toast;
}
