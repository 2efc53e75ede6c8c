using System.Net;
using System.Text;

namespace Coaching.Bench.Servers;

/// <summary>Requests as bytes, for senders that cost next to nothing.</summary>
internal static class HttpRequests
{
    /// <summary>Of every message: 256 bytes.</summary>
    public static readonly string MessageText = string.Concat(Enumerable.Repeat("Please use the new greeting now. ", 8))[..256];

    public static byte[] Post(IPEndPoint node, string path, string json, string? token = null) => WithBody("POST", node, path, json, token);

    public static byte[] Put(IPEndPoint node, string path, string json, string token) => WithBody("PUT", node, path, json, token);

    private static byte[] WithBody(string method, IPEndPoint node, string path, string json, string? token)
    {
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        return Encoding.UTF8.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: {node}\r\n{authorization}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");
    }
}
