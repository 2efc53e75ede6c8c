using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coaching.Actors.Agents;
using Coaching.Actors.MessageLog;

namespace Coaching.Web.Contracts;

/// <summary>
/// A message to many stands unopened in thousands of inboxes. When all log in, it is made and written as JSON once, and not anew for each. Kept as long
/// as the entry of the log is; messages to few are not kept.
/// </summary>
/// <param name="like">How everything else is written.</param>
public sealed class SharedMessages(JsonSerializerOptions like) : JsonConverter<CoachMessage>
{
    private static readonly ConditionalWeakTable<Sent, CoachMessage> Unopened = new();

    private readonly JsonSerializerOptions plain = new(like);
    private readonly ConditionalWeakTable<CoachMessage, byte[]> written = new();

    /// <summary>The message as an inbox shows it that it was not opened in.</summary>
    public static CoachMessage Of(Sent message) => message.Audience.Count > DayIndex.SmallAudience
        ? Unopened.GetValue(message, entry => Made(entry) with { IsShared = true })
        : Made(message);

    public override CoachMessage? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<CoachMessage>(ref reader, plain);

    public override void Write(Utf8JsonWriter writer, CoachMessage value, JsonSerializerOptions options)
    {
        if (value.IsShared)
        {
            writer.WriteRawValue(written.GetValue(value, message => JsonSerializer.SerializeToUtf8Bytes(message, plain)), skipInputValidation: true);
        }
        else
        {
            JsonSerializer.Serialize(writer, value, plain);
        }
    }

    private static CoachMessage Made(Sent message) => CoachMessage.Of(message, InboxState.Unread, Alert.Bell);
}
