namespace Coaching.Bench.Servers;

/// <summary>Where things are in the checkout.</summary>
internal static class HostFiles
{
    /// <summary>
    /// The host that <c>BENCH_HOST</c> names (<c>bench.sh</c>: as it is published), or else as it was built, in the configuration that the bench was
    /// built in.
    /// </summary>
    public static string Assembly { get; } = Environment.GetEnvironmentVariable("BENCH_HOST") ?? Path.Combine(
        FindRoot(), "src", "Coaching.Host", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "Coaching.Host.dll");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CoachMessaging.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The bench runs inside the checkout: it starts the host that was built there.");
    }
}
