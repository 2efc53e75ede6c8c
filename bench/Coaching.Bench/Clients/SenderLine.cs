using System.Net;

namespace Coaching.Bench.Clients;

/// <summary>A request to one of the nodes.</summary>
internal readonly record struct NodeRequest(int Node, ReadOnlyMemory<byte> Bytes);

/// <summary>One sender who waits for each answer: a connection to every node.</summary>
internal sealed class SenderLine : IDisposable
{
    private const int Accepted = 202;

    private readonly Sender[] nodes;

    private SenderLine(Sender[] nodes) => this.nodes = nodes;

    public static async Task<SenderLine> ConnectAsync(IEnumerable<IPEndPoint> nodes, CancellationToken stop) =>
        new(await Task.WhenAll(nodes.Select(node => Sender.ConnectAsync(node, stop))));

    /// <summary>All at once; ends when all are accepted.</summary>
    /// <exception cref="HttpRequestException">A server said anything else.</exception>
    public async ValueTask SendAsync(IReadOnlyList<NodeRequest> requests)
    {
        if (requests is [var only])
        {
            Check(await nodes[only.Node].SendAsync(only.Bytes));
            return;
        }

        foreach (var status in await Task.WhenAll(requests.Select(request => nodes[request.Node].SendAsync(request.Bytes).AsTask())))
        {
            Check(status);
        }
    }

    public void Dispose()
    {
        foreach (var node in nodes)
        {
            node.Dispose();
        }
    }

    private static void Check(int status)
    {
        if (status != Accepted)
        {
            throw new HttpRequestException($"A send was answered with {status}.");
        }
    }
}
