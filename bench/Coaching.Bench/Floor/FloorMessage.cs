namespace Coaching.Bench.Floor;

/// <summary>With the fields of the product's message, so that both write about the same bytes.</summary>
internal sealed record FloorMessage(
    string Id, FloorSender From, string Body, string Priority, bool RequiresAck, DateTimeOffset SentAt, DateTimeOffset? ExpiresAt, string State, string Alert)
{
    private static readonly FloorSender Chief = new("chief", "chief");

    public static FloorMessage Of(string id, string body, string alert = "toast") =>
        new(id, Chief, body, "normal", RequiresAck: false, DateTimeOffset.UtcNow, null, "unread", alert);
}

internal sealed record FloorSender(string Id, string Name);

/// <summary>With the fields of the product's inbox.</summary>
internal sealed record FloorInbox(
    string AgentId, string Name, DateOnly BusinessDate, string Status, string? Reason, int Unread, IReadOnlyList<FloorMessage> Messages);

/// <summary>A send, as the bench's senders write it.</summary>
internal sealed record FloorSend(string Id, string Body);
