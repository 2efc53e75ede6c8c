using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Coaching.Web.Tests.Topology;

/// <summary><c>cluster.sh</c> starts what the compose file says, at the addresses of one machine.</summary>
public sealed partial class ClusterScriptSpecs : IDisposable
{
    private const int Port = 6000;

    private readonly string data = Directory.CreateTempSubdirectory("coaching-").FullName;
    private readonly ComposeFile compose = ComposeFile.Read();

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    public async Task Should_give_a_node_the_settings_of_the_compose_file(string node)
    {
        var expected = compose.Settings($"node{node}").ToDictionary(setting => setting.Key, setting => OnThisMachine(setting.Value));
        expected["Cluster__Hostname"] = "127.0.0.1";
        expected["Cluster__Port"] = $"{Port + 4 + int.Parse(node)}";
        expected["ASPNETCORE_URLS"] = $"http://127.0.0.1:{Port + int.Parse(node)}";
        expected["ASPNETCORE_ENVIRONMENT"] = "Development";

        Assert.Equal(Sorted(expected), Sorted(await SettingsAsync(node)));
    }

    [Fact]
    public async Task Should_give_the_balancer_the_settings_of_the_compose_file()
    {
        var expected = compose.Settings("balancer").ToDictionary(setting => setting.Key, setting => OnThisMachine(setting.Value));
        expected["ASPNETCORE_URLS"] = $"http://localhost:{Port}";
        expected["ASPNETCORE_ENVIRONMENT"] = "Development";

        Assert.Equal(Sorted(expected), Sorted(await SettingsAsync("balancer")));
    }

    /// <summary>Containers and their ports are processes and theirs; a variable has its own name as its value here.</summary>
    private static string OnThisMachine(string value)
    {
        value = value.Replace("Host=database", $"Host=127.0.0.1;Port={Port + 4}", StringComparison.Ordinal);
        value = Nodes().Replace(value, node => $"127.0.0.1:{Port + int.Parse(node.Groups["n"].Value) + (node.Groups["port"].Value == "4053" ? 4 : 0)}");
        return Variables().Replace(value, "${name}");
    }

    private static IEnumerable<string> Sorted(IEnumerable<KeyValuePair<string, string>> settings) =>
        settings.Select(setting => $"{setting.Key}={setting.Value}").Order(StringComparer.Ordinal);

    private async Task<Dictionary<string, string>> SettingsAsync(string of)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "cluster.sh"), ["settings", of])
        {
            RedirectStandardOutput = true,
            Environment = { ["CLUSTER_DATA"] = data, ["PORT"] = $"{Port}", ["ASPNETCORE_ENVIRONMENT"] = "" },
        };

        foreach (Match variable in Variables().Matches(Repository.Read("docker-compose.yml")))
        {
            start.Environment[variable.Groups["name"].Value] = variable.Groups["name"].Value;
        }

        using var script = Process.Start(start)!;
        var output = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        Assert.Equal(0, script.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(line => line[0], line => line[1]);
    }

    [GeneratedRegex(@"node(?<n>\d):(?<port>\d+)")]
    private static partial Regex Nodes();

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+)[^}]*\}")]
    private static partial Regex Variables();
}
