using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Coaching.Cluster.Tests.Clients;

/// <summary>An agent's connection with next to no cost for the one who plays thousands: SignalR's JSON protocol on a bare WebSocket.</summary>
public sealed class LeanAgent : IAsyncDisposable
{
    private const byte EndOfFrame = 0x1e;

    private readonly ClientWebSocket socket = new();
    private readonly MemoryStream unread = new();
    private readonly byte[] buffer = new byte[16 * 1024];
    private int invocations;

    /// <summary>Logged in: connected, and the inbox was shown.</summary>
    public static async Task<(LeanAgent Agent, JsonElement Inbox)> LogInAsync(Uri address, string token, CancellationToken stop)
    {
        var agent = new LeanAgent();

        try
        {
            var hub = new UriBuilder(address) { Scheme = "ws", Path = "/hubs/agent", Query = $"access_token={token}" }.Uri;
            await agent.socket.ConnectAsync(hub, stop);
            await agent.WriteAsync("""{"protocol":"json","version":1}""", stop);
            return (agent, (await agent.PushAsync("inbox", stop)).Argument);
        }
        catch
        {
            await agent.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads on until a push of this name comes; others are passed over.</summary>
    public async Task<(JsonElement Argument, DateTime At)> PushAsync(string target, CancellationToken stop)
    {
        while (true)
        {
            var frame = await FrameAsync(stop);

            if (frame.TryGetProperty("target", out var name) && name.GetString() == target)
            {
                return (frame.GetProperty("arguments")[0], DateTime.UtcNow);
            }
        }
    }

    /// <summary>Calls and reads on until the answer.</summary>
    public async Task CallAsync(string method, CancellationToken stop, params object?[] arguments)
    {
        var invocation = $"{++invocations}";
        await WriteAsync(JsonSerializer.Serialize(new { type = 1, invocationId = invocation, target = method, arguments }), stop);

        while (true)
        {
            var frame = await FrameAsync(stop);

            if (frame.TryGetProperty("invocationId", out var answered) && answered.GetString() == invocation)
            {
                Assert.False(frame.TryGetProperty("error", out var error), error.ToString());
                return;
            }
        }
    }

    /// <summary>The host drops who is silent for half a minute.</summary>
    public ValueTask PingAsync(CancellationToken stop) => WriteAsync("""{"type":6}""", stop);

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        unread.Dispose();
        return ValueTask.CompletedTask;
    }

    private ValueTask WriteAsync(string json, CancellationToken stop) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(json + '\x1e').AsMemory(), WebSocketMessageType.Text, endOfMessage: true, stop);

    private async Task<JsonElement> FrameAsync(CancellationToken stop)
    {
        while (true)
        {
            if (TakeFrame() is { } frame)
            {
                return frame;
            }

            var received = await socket.ReceiveAsync(buffer.AsMemory(), stop);

            if (received.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException("The host closed the connection.");
            }

            unread.Write(buffer, 0, received.Count);
        }
    }

    private JsonElement? TakeFrame()
    {
        var bytes = unread.GetBuffer().AsSpan(0, (int)unread.Length);
        var end = bytes.IndexOf(EndOfFrame);

        if (end < 0)
        {
            return null;
        }

        var frame = JsonSerializer.Deserialize<JsonElement>(bytes[..end]);
        var rest = bytes[(end + 1)..].ToArray();
        unread.SetLength(0);
        unread.Write(rest);
        return frame;
    }
}
