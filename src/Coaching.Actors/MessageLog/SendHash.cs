using System.Security.Cryptography;
using System.Text.Json;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.MessageLog;

/// <summary>What makes two sends with one id the same send: sender, audience rule, trimmed body, priority, acknowledgement and expiry.</summary>
public static class SendHash
{
    /// <param name="rule">Canonical JSON.</param>
    public static ContentHash Of(string senderId, string rule, string body, Priority priority, bool requiresAck, DateTimeOffset? expiresAt)
    {
        // A JSON array: unambiguous whatever the parts hold.
        var content = JsonSerializer.SerializeToUtf8Bytes(
            new object?[] { senderId, rule, body, (int)priority, requiresAck, expiresAt?.ToUnixTimeMilliseconds() });

        return new ContentHash(SHA256.HashData(content));
    }
}
