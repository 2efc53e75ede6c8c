namespace Coaching.Cluster.Tests.Hosts;

/// <summary>Where things are in the checkout.</summary>
public static class HostFiles
{
    public static string Root { get; } = FindRoot();

    /// <summary>The host as it was built, in the configuration that this test was built in.</summary>
    public static string Assembly { get; } = Path.Combine(
        Root, "src", "Coaching.Host", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "Coaching.Host.dll");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CoachMessaging.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("These tests run inside the checkout: they start the host that was built there.");
    }
}
