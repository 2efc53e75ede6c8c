using Akka.Configuration;

namespace Coaching.Actors.Hosting;

/// <summary>The policy that all nodes share, from <c>cluster.hocon</c> beside the assembly.</summary>
public static class ClusterPolicy
{
    public const string FileName = "cluster.hocon";

    /// <exception cref="FileNotFoundException">It is part of the program: without it a node would join with other rules than the rest.</exception>
    public static Config Load() => ConfigurationFactory.ParseString(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, FileName)));
}
