using Coaching.Cluster.Tests.Hosts;

namespace Coaching.Cluster.Tests;

/// <summary>Measured figures: into the test's output, and into a file that can be read after a run.</summary>
public sealed class Figures(ITestOutputHelper output, string subject)
{
    private static readonly Lock Gate = new();

    /// <summary>Whether the tests that take minutes run in full (<c>./test.sh --long</c>).</summary>
    public static bool IsLongRun => Environment.GetEnvironmentVariable("COACHING_TEST_LONG") == "1";

    public void Tell(string figure)
    {
        var line = $"{subject}: {figure}";
        output.WriteLine(line);

        lock (Gate)
        {
            var folder = Directory.CreateDirectory(Path.Combine(HostFiles.Root, "TestResults"));
            File.AppendAllText(Path.Combine(folder.FullName, "cluster-figures.txt"), $"{DateTime.UtcNow:HH:mm:ss} load {Load()} {line}\n");
        }
    }

    /// <summary>How busy the machine was: figures of a busy one say little.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
}
