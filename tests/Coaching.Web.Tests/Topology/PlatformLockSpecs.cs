using System.Text.Json.Nodes;

namespace Coaching.Web.Tests.Topology;

/// <summary>No test publishes for a platform, so what is locked for one must be what all the others run with.</summary>
public sealed class PlatformLockSpecs
{
    [Theory]
    [InlineData("Coaching.Actors", "linux-x64")]
    [InlineData("Coaching.Actors", "linux-arm64")]
    [InlineData("Coaching.Web", "linux-x64")]
    [InlineData("Coaching.Web", "linux-arm64")]
    [InlineData("Coaching.Host", "linux-x64")]
    [InlineData("Coaching.Host", "linux-arm64")]
    public void Should_lock_for_each_platform_what_is_built_with(string project, string platform)
    {
        var built = Packages(project, "packages.lock.json");

        Assert.NotEmpty(built);
        Assert.Equal(built, Packages(project, $"packages.{platform}.lock.json"));
    }

    private static SortedDictionary<string, string?> Packages(string project, string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "src", project, file));
        var packages = JsonNode.Parse(text)!["dependencies"]!["net10.0"]!.AsObject();
        return new(packages.ToDictionary(p => p.Key, p => p.Value!["resolved"]?.ToString()), StringComparer.Ordinal);
    }
}
