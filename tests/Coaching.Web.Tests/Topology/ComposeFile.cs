using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Coaching.Web.Tests.Topology;

/// <summary><c>docker-compose.yml</c> as Compose sees it: anchors and merges resolved, variables as they are written.</summary>
internal sealed class ComposeFile
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
    private static readonly ISerializer Json = new SerializerBuilder().JsonCompatible().Build();

    private ComposeFile(string yaml)
    {
        Text = Json.Serialize(Yaml.Deserialize<object>(new MergingParser(new Parser(new StringReader(yaml)))));
        Services = JsonNode.Parse(Text)!["services"]!.AsObject();
    }

    /// <summary>All of it, as JSON.</summary>
    public string Text { get; }

    public JsonObject Services { get; }

    public IReadOnlyList<string> Nodes => [.. Services.Select(service => service.Key).Where(name => name.StartsWith("node", StringComparison.Ordinal))];

    public static ComposeFile Read() => new(Repository.Read("docker-compose.yml"));

    /// <summary>What a service's environment says, in its order.</summary>
    public IReadOnlyDictionary<string, string> Settings(string service) =>
        Services[service]!["environment"]!.AsObject().ToDictionary(setting => setting.Key, setting => setting.Value?.ToString() ?? "");
}
