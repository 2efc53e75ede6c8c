using System.Net;
using System.Net.Sockets;

namespace Coaching.Bench.Clients;

/// <summary>A sender's connection: one request at a time on a plain socket that is kept.</summary>
internal sealed class Sender : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[8192];

    public static async Task<Sender> ConnectAsync(IPEndPoint server, CancellationToken stop)
    {
        var sender = new Sender();
        await sender.socket.ConnectAsync(server, stop);
        return sender;
    }

    /// <summary>The status of the answer.</summary>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        await socket.SendAsync(request, SocketFlags.None);
        var received = 0;
        HttpAnswer answer;

        while (!HttpAnswer.TryReadWhole(buffer.AsSpan(0, received), out answer))
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(received), SocketFlags.None);
            received += count > 0 ? count : throw new IOException("The server ended a sender's connection.");
        }

        return answer.Status;
    }

    public void Dispose() => socket.Dispose();
}
