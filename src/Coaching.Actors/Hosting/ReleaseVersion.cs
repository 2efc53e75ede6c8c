using System.Reflection;

namespace Coaching.Actors.Hosting;

/// <summary>
/// The release that a node runs, as nodes tell it each other: while an update is rolled out, shards go to nodes of the newest release and are not spread
/// anew, so that each agent moves once.
/// </summary>
public static class ReleaseVersion
{
    public static string Current { get; } =
        Of(typeof(ReleaseVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    /// <summary>
    /// Without what the build adds after a plus: the same release built twice is the same. Akka takes no fourth dot, also not one of a pre-release.
    /// </summary>
    internal static string Of(string informational)
    {
        var release = informational.Split('+')[0].Split('-', 2);
        return release.Length == 1 ? release[0] : $"{release[0]}-{release[1].Replace('.', '-')}";
    }
}
