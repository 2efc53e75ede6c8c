using Akka.Cluster.Hosting;
using Akka.Hosting;
using Akka.Remote.Hosting;

namespace Coaching.Actors.Hosting;

/// <summary>This node's place in the cluster.</summary>
public static class NodeExtensions
{
    /// <summary>The actor system's name: equal on all nodes, or they refuse each other.</summary>
    public const string SystemName = "coaching";

    /// <summary>
    /// Listens for other nodes and joins them; without seed nodes it is a cluster of one that joins itself. With them it is up once a majority of them is
    /// there: a first seed node that is started while it is cut off must not become a second cluster on the same data.
    /// </summary>
    /// <param name="joinWithin">After that the node ends if no cluster has taken it in.</param>
    public static AkkaConfigurationBuilder WithNode(this AkkaConfigurationBuilder builder, ClusterSettings settings, TimeSpan? joinWithin = null)
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
                MinimumNumberOfMembers = (settings.SeedNodes.Count / 2) + 1,
            });

        return builder.AddStartup((system, _) =>
        {
            if (settings.SeedNodes.Count == 0)
            {
                var cluster = Akka.Cluster.Cluster.Get(system);
                cluster.Join(cluster.SelfAddress);
            }

            JoinDeadline.Watch(system, joinWithin ?? JoinDeadline.Default);
        });
    }

    /// <summary>For a process that is one node and nothing else: it ends when it stood still too long for the others. A cluster of one has no others.</summary>
    public static AkkaConfigurationBuilder WithEndAfterStandstill(this AkkaConfigurationBuilder builder, ClusterSettings settings) =>
        settings.SeedNodes.Count == 0 ? builder : builder.AddStartup((system, _) => Standstill.Watch(system));
}
