namespace Coaching.Actors.Protocol;

/// <summary>Statuses by the names that JSON has for them.</summary>
public static class AgentStatusName
{
    private static readonly (AgentStatus Status, string Name)[] Names =
    [
        (AgentStatus.Available, "available"),
        (AgentStatus.OnInteraction, "onInteraction"),
        (AgentStatus.WrapUp, "wrapUp"),
        (AgentStatus.OnBreak, "onBreak"),
        (AgentStatus.LoggedOut, "loggedOut"),
    ];

    /// <summary>All names, for fault messages.</summary>
    public static string All { get; } = string.Join(", ", Names.Select(pair => pair.Name));

    /// <exception cref="ArgumentOutOfRangeException">The status is unspecified.</exception>
    public static string Of(AgentStatus status) =>
        Array.Find(Names, pair => pair.Status == status).Name ?? throw new ArgumentOutOfRangeException(nameof(status));

    /// <summary>Exact, also in case.</summary>
    public static bool TryParse(string? name, out AgentStatus status)
    {
        status = Array.Find(Names, pair => pair.Name == name).Status;

        return status != AgentStatus.Unspecified;
    }
}
