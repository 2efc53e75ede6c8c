using Coaching.Actors.Agents;
using Coaching.Actors.Protocol;

namespace Coaching.Web.Hubs;

/// <summary>A status as clients send it: a contract name, and for breaks perhaps one of the configured reasons. Never free text.</summary>
public static class StatusInput
{
    private static readonly Dictionary<string, AgentStatus> Names = Enum.GetValues<AgentStatus>()
        .Where(s => s != AgentStatus.Unspecified)
        .ToDictionary(s => char.ToLowerInvariant(s.ToString()[0]) + s.ToString()[1..], StringComparer.Ordinal);

    /// <summary>Null when it is not one.</summary>
    public static (AgentStatus Status, string? Reason)? Check(string? status, string? reason, StatusesSettings settings)
    {
        reason = string.IsNullOrEmpty(reason) ? null : reason;

        return status is not null && Names.TryGetValue(status, out var known) && (reason is null || (known == AgentStatus.OnBreak && settings.Knows(reason)))
            ? (known, reason)
            : null;
    }

    /// <summary>What it should be.</summary>
    public static string Fault(StatusesSettings settings) =>
        $"A status is one of {string.Join(", ", Names.Keys)}; a reason goes with onBreak only and is one of {string.Join(", ", settings.Reasons)}.";
}
