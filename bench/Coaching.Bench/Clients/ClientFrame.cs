using System.Text;

namespace Coaching.Bench.Clients;

/// <summary>What clients write on a WebSocket: few things and always the same, so they are made once.</summary>
internal static class ClientFrame
{
    public static readonly byte[] Handshake = Text("{\"protocol\":\"json\",\"version\":1}\u001e");

    public static readonly byte[] Ping = Text("{\"type\":6}\u001e");

    /// <summary>The HTTP request that asks for a WebSocket.</summary>
    public static byte[] Upgrade(string host, string pathAndQuery) => Encoding.ASCII.GetBytes(
        $"GET {pathAndQuery} HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

    /// <summary>One frame. The mask is zeros: the protocol asks for a mask, and proxies, against whom it is, are not here.</summary>
    public static byte[] Text(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);

        if (payload.Length > 125)
        {
            throw new ArgumentException("Only short frames are written.", nameof(text));
        }

        return [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload];
    }
}
