using Akka.Cluster.Hosting;
using Akka.Hosting;
using Akka.Remote.Hosting;

namespace Coaching.Actors.Hosting;

/// <summary>This node's place in the cluster.</summary>
public static class NodeExtensions
{
    /// <summary>The actor system's name: equal on all nodes, or they refuse each other.</summary>
    public const string SystemName = "coaching";

    /// <summary>Listens for other nodes and joins them; without seed nodes it is a cluster of one that joins itself.</summary>
    public static AkkaConfigurationBuilder WithNode(this AkkaConfigurationBuilder builder, ClusterSettings settings)
    {
        builder
            .WithRemoting(new RemoteOptions
            {
                HostName = settings.BindHostname,
                Port = settings.BindPort,
                PublicHostName = settings.Hostname,
                PublicPort = settings.Port,
            })
            .WithClustering(new ClusterOptions
            {
                SeedNodes = [.. settings.SeedNodes.Select(n => $"akka.tcp://{SystemName}@{n.Host}:{n.Port}")],
                Roles = [.. settings.Roles],
                AppVersion = ReleaseVersion.Current,
            });

        return settings.SeedNodes.Count > 0
            ? builder
            : builder.AddStartup((system, _) =>
            {
                var cluster = Akka.Cluster.Cluster.Get(system);
                cluster.Join(cluster.SelfAddress);
            });
    }
}
