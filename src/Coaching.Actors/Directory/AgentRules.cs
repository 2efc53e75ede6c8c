using Coaching.Actors.Protocol;

namespace Coaching.Actors.Directory;

/// <summary>What one agent must satisfy, wherever it comes from.</summary>
internal static class AgentRules
{
    /// <param name="report">Takes the faulty field, such as <c>campaigns[1]</c>, and the message.</param>
    public static void Check(AgentRow agent, KnownIds known, Action<string, string> report)
    {
        ReportIf(NameRules.FaultOfId(agent.Id), "id", report);
        ReportIf(NameRules.FaultOfName(agent.Name), "name", report);
        ReportIf(FaultOfReference(agent.Site, "site", known.Site), "site", report);
        ReportIf(FaultOfReference(agent.Team, "team", known.Team), "team", report);
        CheckReferences(agent.Campaigns, "campaign", "campaigns", known.Campaign, report);
        CheckReferences(agent.Queues, "queue", "queues", known.Queue, report);
    }

    public static void CheckReferences(
        IReadOnlyList<string?>? ids, string kind, string field, Predicate<string> exists, Action<string, string> report)
    {
        for (var i = 0; i < (ids?.Count ?? 0); i++)
        {
            if (FaultOfReference(ids![i], kind, exists) is { } fault)
            {
                report($"{field}[{i}]", fault);
            }
        }
    }

    private static string? FaultOfReference(string? id, string kind, Predicate<string> exists) => id switch
    {
        null or "" => $"The {kind} is missing; it must be the id of a {kind}.",
        _ when !exists(id) => $"There is no {kind} {InputFaults.Quote(id)}.",
        _ => null,
    };

    private static void ReportIf(string? fault, string field, Action<string, string> report)
    {
        if (fault is not null)
        {
            report(field, fault);
        }
    }
}
