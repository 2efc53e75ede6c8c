using System.Net;
using System.Net.Sockets;

namespace Coaching.Cluster.Tests.Nodes;

/// <summary>A door in front of somebody else's port, through which tests make networks slow, deaf or broken.</summary>
/// <param name="gateOf">Which gate a connection passes, by the first bytes that the one who connects sends.</param>
public sealed class TcpProxy(IPEndPoint listen, IPEndPoint target, Func<ReadOnlyMemory<byte>, Gate> gateOf) : IAsyncDisposable
{
    private const int ChunkBytes = 64 * 1024;

    private readonly Lock gate = new();
    private readonly HashSet<Socket> sockets = [];
    private CancellationTokenSource? stop;

    public void Start()
    {
        var listener = new TcpListener(listen);
        listener.Start(512);
        stop = new CancellationTokenSource();
        _ = AcceptAsync(listener, stop.Token);
    }

    /// <summary>Resets what is connected, and refuses whoever connects, until it is started again.</summary>
    public void Stop()
    {
        stop?.Cancel();

        lock (gate)
        {
            foreach (var socket in sockets)
            {
                socket.Close(0);
            }

            sockets.Clear();
        }
    }

    public ValueTask DisposeAsync()
    {
        Stop();
        stop?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken stopped)
    {
        using (listener)
        {
            while (!stopped.IsCancellationRequested)
            {
                try
                {
                    _ = RelayAsync(Known(await listener.AcceptSocketAsync(stopped)), stopped);
                }
                catch (Exception fault) when (fault is OperationCanceledException or SocketException)
                {
                }
            }
        }
    }

    private async Task RelayAsync(Socket caller, CancellationToken stopped)
    {
        var callee = Known(new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });

        try
        {
            caller.NoDelay = true;
            var first = new byte[ChunkBytes];
            var count = await caller.ReceiveAsync(first.AsMemory(), stopped);
            var passes = gateOf(first.AsMemory(0, count));
            await passes.PassAsync(stopped);
            await callee.ConnectAsync(target, stopped);
            await SendAsync(callee, first.AsMemory(0, count), stopped);
            await Task.WhenAny(PumpAsync(caller, callee, passes, stopped), PumpAsync(callee, caller, passes, stopped));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
        finally
        {
            Forget(caller);
            Forget(callee);
        }
    }

    private static async Task PumpAsync(Socket from, Socket to, Gate passes, CancellationToken stopped)
    {
        try
        {
            var chunk = new byte[ChunkBytes];
            int count;

            while ((count = await from.ReceiveAsync(chunk.AsMemory(), stopped)) > 0)
            {
                await passes.PassAsync(stopped);
                await SendAsync(to, chunk.AsMemory(0, count), stopped);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private static async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes, CancellationToken stopped)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await to.SendAsync(bytes, stopped)..];
        }
    }

    private Socket Known(Socket socket)
    {
        lock (gate)
        {
            sockets.Add(socket);
        }

        return socket;
    }

    private void Forget(Socket socket)
    {
        lock (gate)
        {
            sockets.Remove(socket);
        }

        socket.Dispose();
    }
}
