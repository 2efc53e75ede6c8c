using System.Net;
using System.Text;

namespace Coaching.Cluster.Tests.Nodes;

/// <summary>
/// The network between nodes. Each has an address of its own that the others reach it by, and behind which it listens on another port: whatever nodes
/// say to each other comes through here, and any pair can be cut off from each other. Who connects is known from the first frame of Akka's protocol, in
/// which it names its own address.
/// </summary>
public sealed class NodeNetwork : IAsyncDisposable
{
    private readonly int nodes;
    private readonly List<TcpProxy> proxies = [];
    private readonly Gate[,] gates;

    public NodeNetwork(int nodes)
    {
        this.nodes = nodes;
        gates = new Gate[nodes, nodes];

        for (var node = 0; node < nodes; node++)
        {
            Ports.Add((Hosts.FreePort.Find(), Hosts.FreePort.Find()));

            for (var other = 0; other < nodes; other++)
            {
                gates[node, other] = other < node ? gates[other, node] : new Gate();
            }
        }

        for (var node = 0; node < nodes; node++)
        {
            var to = node;
            proxies.Add(new TcpProxy(
                new IPEndPoint(IPAddress.Parse(HostOf(node)), Ports[node].Public),
                new IPEndPoint(IPAddress.Loopback, Ports[node].Bound),
                first => gates[NodeNamedIn(first), to]));
            proxies[node].Start();
        }
    }

    /// <summary>Of the actor systems: where others reach a node, and where it listens.</summary>
    public List<(int Public, int Bound)> Ports { get; } = [];

    /// <summary>None is the beginning of another.</summary>
    public static string HostOf(int node) => $"127.0.0.1{node + 1}";

    /// <summary>Nothing passes between this node and the others.</summary>
    public void CutOff(int node) => ForOthers(node, gate => gate.Close());

    public void Reconnect(int node) => ForOthers(node, gate => gate.Open());

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in proxies)
        {
            await proxy.DisposeAsync();
        }
    }

    private void ForOthers(int node, Action<Gate> what)
    {
        for (var other = 0; other < nodes; other++)
        {
            if (other != node)
            {
                what(gates[node, other]);
            }
        }
    }

    private int NodeNamedIn(ReadOnlyMemory<byte> frame)
    {
        for (var node = 0; node < nodes; node++)
        {
            if (frame.Span.IndexOf(Encoding.ASCII.GetBytes(HostOf(node))) >= 0)
            {
                return node;
            }
        }

        throw new InvalidOperationException("The first frame names no node.");
    }
}
