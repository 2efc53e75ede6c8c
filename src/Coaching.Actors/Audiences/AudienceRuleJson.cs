using System.Text;
using System.Text.Json;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Audiences;

/// <summary>
/// The contract's JSON of an <see cref="AudienceRule"/>. Written, it is canonical: ids sorted in ordinal order without repeats, statuses in the order of
/// their numbers, properties in one order, nothing that is empty. Equal rules are equal bytes.
/// </summary>
public static class AudienceRuleJson
{
    /// <inheritdoc cref="AudienceRuleReader.Read"/>
    public static AudienceRuleReading Read(JsonElement json, string path = "audience") => AudienceRuleReader.Read(json, path);

    /// <summary>A rule as it was stored by <see cref="Write"/>.</summary>
    /// <exception cref="FormatException">It was not; the message names the faulty parts.</exception>
    public static AudienceRule Parse(string canonical)
    {
        using var json = JsonDocument.Parse(canonical);

        return Read(json.RootElement) switch
        {
            AudienceRuleReading.Sound { Rule: var rule } => rule,
            AudienceRuleReading.Faulty { Faults: var faults } => throw new FormatException($"No audience rule: {string.Join(' ', faults.Keys)}."),
            _ => throw new InvalidOperationException("No such reading."),
        };
    }

    public static string Write(AudienceRule rule)
    {
        using var json = JsonScratch.Rent();
        json.Writer.WriteStartObject();
        WriteRule(json.Writer, rule);
        json.Writer.WriteEndObject();
        return Encoding.UTF8.GetString(json.Written);
    }

    private static void WriteRule(Utf8JsonWriter json, AudienceRule rule)
    {
        switch (rule)
        {
            case AudienceRule.OfAgents { Agents: var ids }:
                WriteStrings(json, "agents", Canonical(ids));
                break;
            case AudienceRule.Everyone:
                json.WriteBoolean("everyone", true);
                break;
            case AudienceRule.Filter { Groups: var groups, Except: var except }:
                json.WriteStartObject("filter");
                WriteGroups(json, groups);
                WriteExceptions(json, except);
                json.WriteEndObject();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(rule));
        }
    }

    private static void WriteGroups(Utf8JsonWriter json, GroupFilter groups)
    {
        WriteUnlessEmpty(json, "campaigns", Canonical(groups.Campaigns));
        WriteUnlessEmpty(json, "lists", Canonical(groups.Lists));
        WriteUnlessEmpty(json, "teams", Canonical(groups.Teams));
        WriteUnlessEmpty(json, "queues", Canonical(groups.Queues));
        WriteUnlessEmpty(json, "statuses", [.. groups.Statuses.Distinct().Order().Select(AgentStatusName.Of)]);
    }

    private static void WriteExceptions(Utf8JsonWriter json, AudienceExceptions except)
    {
        if (except.Agents.Count == 0 && GroupMatch.Kinds(except.Groups).All(kind => kind.Ids.Count == 0) && except.Groups.Statuses.Count == 0)
        {
            return;
        }

        json.WriteStartObject("except");
        WriteGroups(json, except.Groups);
        WriteUnlessEmpty(json, "agents", Canonical(except.Agents));
        json.WriteEndObject();
    }

    private static string[] Canonical(IReadOnlyCollection<string> ids) =>
        ids.Count <= 1 ? [.. ids] : [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static void WriteUnlessEmpty(Utf8JsonWriter json, string name, string[] values)
    {
        if (values.Length > 0)
        {
            WriteStrings(json, name, values);
        }
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, string[] values)
    {
        json.WriteStartArray(name);

        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
