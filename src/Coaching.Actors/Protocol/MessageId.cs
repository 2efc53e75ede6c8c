namespace Coaching.Actors.Protocol;

/// <summary>Names a coach message. The caller makes it (UUIDv7 by custom), so that a retried send is the same send.</summary>
public readonly record struct MessageId
{
    /// <exception cref="FormatException">See <see cref="Identifier.Check"/>.</exception>
    public MessageId(string value) => Value = Identifier.Check(value);

    public string Value { get; }

    public static MessageId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));

    public override string ToString() => Value;
}
