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
        using var json = JsonScratch.Rent();

        // A JSON array: unambiguous whatever the parts hold.
        json.Writer.WriteStartArray();
        json.Writer.WriteStringValue(senderId);
        json.Writer.WriteStringValue(rule);
        json.Writer.WriteStringValue(body);
        json.Writer.WriteNumberValue((int)priority);
        json.Writer.WriteBooleanValue(requiresAck);
        WriteTime(json.Writer, expiresAt);
        json.Writer.WriteEndArray();
        return new ContentHash(SHA256.HashData(json.Written));
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
