using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Coaching.Bench.Clients;

/// <summary>What comes to the agents of a fleet.</summary>
internal interface IArrivals
{
    /// <summary>A message was pushed.</summary>
    void Message(int agent, ReadOnlySpan<byte> record, long at);

    /// <summary>The inbox was shown.</summary>
    void Inbox(int agent, ReadOnlySpan<byte> record, long at);
}

/// <summary>
/// An agent's connection at next to no cost: SignalR's JSON protocol on a plain socket. Nothing is allocated once it is logged in, and of what comes
/// only the first bytes are looked at.
/// </summary>
internal sealed class AgentConnection : IRecordSink, IDisposable
{
    private static ReadOnlySpan<byte> MessageRecord => "{\"type\":1,\"target\":\"message\""u8;

    private static ReadOnlySpan<byte> InboxRecord => "{\"type\":1,\"target\":\"inbox\""u8;

    private static ReadOnlySpan<byte> CloseRecord => "{\"type\":7"u8;

    private static ReadOnlySpan<byte> ErrorRecord => "{\"error\""u8;

    private readonly int agent;
    private readonly IArrivals arrivals;
    private readonly Socket socket;
    private readonly RecordReader reader = new();
    private readonly TaskCompletionSource loggedIn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool leaving;

    private AgentConnection(int agent, IPEndPoint server, IArrivals arrivals)
    {
        this.agent = agent;
        this.arrivals = arrivals;
        socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        LoopbackSource.Bind(socket, agent, server);
    }

    /// <summary>Why the connection ended although nobody here ended it; null while all is well.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Logged in: connected, and the inbox was shown.</summary>
    public static async Task<AgentConnection> LogInAsync(
        int agent, IPEndPoint server, ReadOnlyMemory<byte> upgrade, IArrivals arrivals, CancellationToken stop)
    {
        var connection = new AgentConnection(agent, server, arrivals);

        try
        {
            await connection.socket.ConnectAsync(server, stop);
            await connection.UpgradeAsync(upgrade, stop);
            _ = connection.ReadAsync();
            await connection.loggedIn.Task.WaitAsync(stop);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The server drops who is silent for half a minute.</summary>
    public void Ping()
    {
        try
        {
            socket.Send(ClientFrame.Ping);
        }
        catch (SocketException fault)
        {
            End(fault);
        }
        catch (ObjectDisposedException)
        {
            // Logged out meanwhile.
        }
    }

    public void Take(ReadOnlySpan<byte> record)
    {
        if (record.StartsWith(MessageRecord))
        {
            arrivals.Message(agent, record, Stopwatch.GetTimestamp());
        }
        else if (record.StartsWith(InboxRecord))
        {
            arrivals.Inbox(agent, record, Stopwatch.GetTimestamp());
            loggedIn.TrySetResult();
        }
        else if (record.StartsWith(CloseRecord) || record.StartsWith(ErrorRecord))
        {
            Closed();
        }
    }

    public void Closed() => End(new IOException("The server closed the connection."));

    public void Dispose()
    {
        leaving = true;
        socket.Dispose();
    }

    private async Task UpgradeAsync(ReadOnlyMemory<byte> request, CancellationToken stop)
    {
        await socket.SendAsync(request, SocketFlags.None, stop);
        var buffer = new byte[2048];
        var received = 0;
        HttpAnswer answer;

        while (!HttpAnswer.TryReadHeader(buffer.AsSpan(0, received), out answer))
        {
            var count = received < buffer.Length ? await socket.ReceiveAsync(buffer.AsMemory(received), SocketFlags.None, stop) : 0;
            received += count > 0 ? count : throw new IOException("The server did not answer the upgrade.");
        }

        if (answer.Status != 101 || answer.HeaderLength != received)
        {
            throw new IOException($"The server answered the upgrade with {answer.Status}.");
        }

        await socket.SendAsync(ClientFrame.Handshake.AsMemory(), SocketFlags.None, stop);
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await socket.ReceiveAsync(reader.Free, SocketFlags.None) is var count and > 0)
            {
                reader.Received(count, this);
            }

            End(new IOException("The server ended the connection."));
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or InvalidDataException)
        {
            End(fault);
        }
    }

    private void End(Exception fault)
    {
        if (!leaving)
        {
            Fault ??= fault;
        }

        loggedIn.TrySetException(fault);
    }
}
