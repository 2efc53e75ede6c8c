using Akka.Configuration;

namespace Coaching.Host.Configuration;

/// <summary><c>cluster.hocon</c>: the policy that is equal on every node. It lies beside the host's assembly.</summary>
public static class ClusterPolicy
{
    public const string FileName = "cluster.hocon";

    public static Config Load() =>
        ConfigurationFactory.ParseString(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, FileName)));
}
