using System.Buffers;
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
        var content = new ArrayBufferWriter<byte>();

        // A JSON array: unambiguous whatever the parts hold.
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartArray();
            json.WriteStringValue(senderId);
            json.WriteStringValue(rule);
            json.WriteStringValue(body);
            json.WriteNumberValue((int)priority);
            json.WriteBooleanValue(requiresAck);
            WriteTime(json, expiresAt);
            json.WriteEndArray();
        }

        return new ContentHash(SHA256.HashData(content.WrittenSpan));
    }

    private static void WriteTime(Utf8JsonWriter json, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteNumberValue(known.ToUnixTimeMilliseconds());
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
