using System.Globalization;
using Coaching.Actors.Configuration;

namespace Coaching.Actors.Hosting;

/// <summary>Where this node stands in the cluster; what is equal on every node stands in <c>cluster.hocon</c>.</summary>
/// <param name="Hostname">Address that other nodes reach this one by (<c>Cluster:Hostname</c>).</param>
/// <param name="Port">Port of the actor system; 0: any free one (<c>Cluster:Port</c>).</param>
/// <param name="SeedNodes">Empty: a cluster of one that joins itself (<c>Cluster:SeedNodes</c>, list of <c>host:port</c>).</param>
/// <param name="Roles">Names of what this node does in the cluster (<c>Cluster:Roles</c>).</param>
/// <param name="DrainSeconds">
/// How long a node that was told to stop says that it is not ready before it refuses sends, so that no balancer takes one to it any more
/// (<c>Cluster:DrainSeconds</c>). Without other nodes there is nowhere else to take them: then none by default.
/// </param>
public sealed record ClusterSettings(string Hostname, int Port, IReadOnlyList<SeedNode> SeedNodes, IReadOnlyList<string> Roles, int DrainSeconds = 0)
{
    /// <summary>Long enough for a balancer that asks every second.</summary>
    private const int DefaultDrainSeconds = 3;

    /// <summary>The hand-over after it needs most of the 30 seconds that a host has from SIGTERM to its exit.</summary>
    private const int MostDrainSeconds = 5;

    private const string SeedNodesKey = "Cluster:SeedNodes";
    private const string PortKey = "Cluster:Port";

    /// <summary>Where it listens when that is not <see cref="Hostname"/>, as behind address translation (<c>Cluster:BindHostname</c>).</summary>
    public string BindHostname { get; init; } = Hostname;

    /// <summary>Where it listens when that is not <see cref="Port"/> (<c>Cluster:BindPort</c>).</summary>
    public int BindPort { get; init; } = Port;

    public static ClusterSettings Read(SettingsReader reader)
    {
        var hostname = reader.Text("Cluster:Hostname") ?? "127.0.0.1";
        var port = reader.Number(PortKey, 0, 0, ushort.MaxValue);
        var seedNodes = ReadSeedNodes(reader);
        var drainSeconds = reader.Number("Cluster:DrainSeconds", seedNodes.Count > 0 ? DefaultDrainSeconds : 0, 0, MostDrainSeconds);
        var settings = new ClusterSettings(hostname, port, seedNodes, reader.List("Cluster:Roles") ?? [], drainSeconds)
        {
            BindHostname = reader.Text("Cluster:BindHostname") ?? hostname,
            BindPort = reader.Number("Cluster:BindPort", port, 1, ushort.MaxValue),
        };

        // With a port of its own choice a node comes back under another address after each restart, and a seed node is never found.
        if (settings is { Port: 0, SeedNodes.Count: > 0 } && reader.Text(PortKey) is null)
        {
            reader.Fault(PortKey, $"must be set when {SeedNodesKey} is.");
        }

        return settings;
    }

    private static List<SeedNode> ReadSeedNodes(SettingsReader reader)
    {
        var nodes = new List<SeedNode>();

        foreach (var text in reader.List(SeedNodesKey) ?? [])
        {
            if (SeedNode.TryParse(text, out var node))
            {
                nodes.Add(node);
            }
            else
            {
                reader.Fault(SeedNodesKey, $"must be a list of host:port; '{text}' is not.");
            }
        }

        return nodes;
    }
}

/// <summary>A node that new ones ask to join.</summary>
public readonly record struct SeedNode(string Host, int Port)
{
    public static bool TryParse(string text, out SeedNode node)
    {
        var colon = text.LastIndexOf(':');
        var host = colon > 0 ? text[..colon] : "";
        node = default;

        if (!int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port is 0 or > ushort.MaxValue
            || Uri.CheckHostName(host.Trim('[', ']')) == UriHostNameType.Unknown)
        {
            return false;
        }

        node = new SeedNode(host, port);
        return true;
    }

    public override string ToString() => $"{Host}:{Port}";
}
