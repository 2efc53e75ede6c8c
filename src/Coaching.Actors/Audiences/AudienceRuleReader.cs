using System.Text.Json;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Audiences;

/// <summary>Reads the contract's JSON of an audience strictly, so that a misspelt kind never widens whom a message goes to.</summary>
internal sealed class AudienceRuleReader
{
    private static readonly string[] Shapes = ["agents", "everyone", "filter"];
    private static readonly string[] Kinds = ["campaigns", "lists", "teams", "queues", "statuses"];

    private readonly InputFaults faults = new();

    private AudienceRuleReader() { }

    /// <summary>Names every fault by path. A property that is null counts as missing, as typed clients send it.</summary>
    /// <param name="path">Where the rule stands in what the caller was sent.</param>
    public static AudienceRuleReading Read(JsonElement json, string path)
    {
        var reader = new AudienceRuleReader();
        var rule = reader.Rule(json, path);

        return rule is null || reader.faults.Any
            ? new AudienceRuleReading.Faulty(reader.faults.ToMap())
            : new AudienceRuleReading.Sound(rule);
    }

    private AudienceRule? Rule(JsonElement json, string path)
    {
        var properties = Properties(json, path, Shapes);

        if (properties is not { Count: 1 })
        {
            if (properties is not null)
            {
                faults.Add(path, "An audience has exactly one of 'agents', 'everyone' and 'filter'.");
            }

            return null;
        }

        var (shape, value) = properties.Single();

        return shape switch
        {
            "agents" => new AudienceRule.OfAgents(Ids(value, $"{path}.agents")),
            "everyone" => Everyone(value, $"{path}.everyone"),
            _ => Filter(value, $"{path}.filter"),
        };
    }

    private AudienceRule.Everyone? Everyone(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.True)
        {
            return new AudienceRule.Everyone();
        }

        faults.Add(path, "This must be true; leave it out otherwise.");
        return null;
    }

    private AudienceRule.Filter? Filter(JsonElement json, string path)
    {
        if (Properties(json, path, [.. Kinds, "except"]) is not { } properties)
        {
            return null;
        }

        var except = properties.TryGetValue("except", out var exceptions) ? Exceptions(exceptions, $"{path}.except") : AudienceExceptions.None;

        return new AudienceRule.Filter(Groups(properties, path), except);
    }

    private AudienceExceptions Exceptions(JsonElement json, string path) =>
        Properties(json, path, [.. Kinds, "agents"]) is { } properties
            ? new AudienceExceptions(Groups(properties, path), Ids(properties, "agents", path))
            : AudienceExceptions.None;

    private GroupFilter Groups(Dictionary<string, JsonElement> properties, string path) => new(
        Ids(properties, "campaigns", path),
        Ids(properties, "lists", path),
        Ids(properties, "teams", path),
        Ids(properties, "queues", path),
        properties.TryGetValue("statuses", out var statuses) ? Statuses(statuses, $"{path}.statuses") : []);

    private string[] Ids(Dictionary<string, JsonElement> properties, string name, string path) =>
        properties.TryGetValue(name, out var ids) ? Ids(ids, $"{path}.{name}") : [];

    private string[] Ids(JsonElement json, string path) => Items(
        json, path, text => Identifier.IsValid(text) ? text : null, "an id, 1 to 64 characters of A-Z, a-z, 0-9, '.', '_' and '-'");

    private AgentStatus[] Statuses(JsonElement json, string path) =>
        Items(json, path, text => AgentStatusName.TryParse(text, out var status) ? (AgentStatus?)status : null, $"one of {AgentStatusName.All}");

    private T[] Items<T>(JsonElement json, string path, Func<string, T?> parse, string what)
        where T : class =>
        [.. Texts(json, path, what).Select(item => parse(item.Text) ?? Fault<T>(item.Path, item.Text, what)).OfType<T>()];

    private T[] Items<T>(JsonElement json, string path, Func<string, T?> parse, string what)
        where T : struct =>
        [.. Texts(json, path, what).Select(item => parse(item.Text) ?? Fault<T?>(item.Path, item.Text, what)).OfType<T>()];

    private T? Fault<T>(string path, string text, string what)
    {
        faults.Add(path, $"{InputFaults.Quote(text)} is wrong; it must be {what}.");
        return default;
    }

    private IEnumerable<(string Path, string Text)> Texts(JsonElement json, string path, string what)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            faults.Add(path, $"This must be a list; each item must be {what}.");
            yield break;
        }

        var i = 0;

        foreach (var item in json.EnumerateArray())
        {
            var itemPath = $"{path}[{i++}]";

            if (JsonText.TryRead(item, out var text))
            {
                yield return (itemPath, text);
            }
            else
            {
                faults.Add(itemPath, $"This must be a text: {what}.");
            }
        }
    }

    private Dictionary<string, JsonElement>? Properties(JsonElement json, string path, string[] allowed)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            faults.Add(path, $"This must be an object with {string.Join(", ", allowed)}.");
            return null;
        }

        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

        foreach (var property in json.EnumerateObject())
        {
            var name = JsonText.NameOf(property);

            if (!allowed.Contains(name))
            {
                faults.Add($"{path}.{InputFaults.Quote(name).Trim('\'')}", $"There is no such property; there are {string.Join(", ", allowed)}.");
            }
            else if (property.Value.ValueKind != JsonValueKind.Null && !properties.TryAdd(name, property.Value))
            {
                faults.Add($"{path}.{name}", "This is there more than once; it must be there once.");
            }
        }

        return properties;
    }
}
