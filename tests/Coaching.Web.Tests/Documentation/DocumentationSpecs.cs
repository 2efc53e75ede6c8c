using System.Text.RegularExpressions;
using Coaching.Actors.Serialization;
using Coaching.Web.Tests.Topology;

namespace Coaching.Web.Tests.Documentation;

/// <summary>Prose that can drift is held to what it talks of: names, keys and manifests must be the ones that are there.</summary>
public sealed partial class DocumentationSpecs
{
    private static readonly string Root = Repository.Root;

    public static TheoryData<string> Documents => [.. DocumentFiles().Select(file => Path.GetRelativePath(Root, file))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Should_lead_somewhere_when_there_is_a_link(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, document))!;

        var dead = Links().Matches(File.ReadAllText(Path.Combine(Root, document)))
            .Select(link => link.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(folder, target)));

        Assert.Empty(dead);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Should_be_there_when_a_spec_is_named(string document)
    {
        var known = SourceFiles("tests", "*.cs").Concat(SourceFiles("src/Coaching.Web/client/src", "*.test.ts")).Select(Path.GetFileName).ToHashSet();

        var unknown = Specs().Matches(File.ReadAllText(Path.Combine(Root, document)))
            .Select(spec => spec.Groups["name"].Value)
            .Select(name => name.EndsWith(".ts", StringComparison.Ordinal) ? name : $"{name}.cs")
            .Where(file => !known.Contains(file));

        Assert.Empty(unknown);
    }

    [Fact]
    public void Should_list_exactly_the_serializers_manifests()
    {
        var documented = Manifests().Matches(Read("docs/wire-format.md")).Select(row => $"{row.Groups["manifest"].Value} {row.Groups["type"].Value}");

        var written = CoachingSerializer.AllTypes.Select(type => $"{type.Manifest} {NameOf(type.Type)}");

        Assert.Equal(written.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Should_list_every_setting()
    {
        var rows = Read("README.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();

        var missing = SettingKeys().Where(key => !rows.Exists(row => row.StartsWith($"| `{key}` |", StringComparison.Ordinal)));

        Assert.Empty(missing);
    }

    [Fact]
    public void Should_set_only_what_the_host_knows_when_composed()
    {
        var composed = ComposedKeys().Matches(Read("docker-compose.yml")).Select(key => key.Groups["key"].Value.Replace("__", ":", StringComparison.Ordinal));

        Assert.Empty(composed.Except(SettingKeys()));
    }

    [Fact]
    public void Should_offer_exactly_what_compose_asks_for_when_the_example_is_copied()
    {
        var asked = Variables().Matches(Read("docker-compose.yml")).Select(variable => variable.Groups["name"].Value).Distinct();

        var offered = Read(".env.example").Split('\n').Where(line => line.Contains('=') && !line.StartsWith('#')).Select(line => line.Split('=')[0]);

        Assert.Equal(asked.Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
    }

    /// <summary>Keys as the settings read them: literals in their files.</summary>
    private static IEnumerable<string> SettingKeys() => SourceFiles("src", "*Settings.cs")
        .SelectMany(file => KeyLiterals().Matches(File.ReadAllText(file)))
        .Select(literal => literal.Groups["key"].Value)
        .Distinct();

    private static string NameOf(Type type) => type.DeclaringType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name;

    private static IEnumerable<string> DocumentFiles() =>
        Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories));

    private static IEnumerable<string> SourceFiles(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories);

    private static string Read(string path) => Repository.Read(path);

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"`(?<name>[A-Z]\w+Specs|[a-z][\w-]*\.test\.ts)`")]
    private static partial Regex Specs();

    [GeneratedRegex(@"^\| `(?<manifest>[a-z:-]+:\d+)` \| `(?<type>[\w.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Manifests();

    [GeneratedRegex("\"(?<key>[A-Z][A-Za-z]+:[A-Z][A-Za-z]+)\"")]
    private static partial Regex KeyLiterals();

    [GeneratedRegex("^ +(?<key>[A-Z][A-Za-z]+__[A-Za-z]+):", RegexOptions.Multiline)]
    private static partial Regex ComposedKeys();

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+)")]
    private static partial Regex Variables();
}
