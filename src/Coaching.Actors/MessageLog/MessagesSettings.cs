using Coaching.Actors.Configuration;

namespace Coaching.Actors.MessageLog;

/// <summary>What a coach message may be.</summary>
/// <param name="MaxLength">Longest body, in UTF-16 units after trimming (<c>Messages:MaxLength</c>).</param>
public sealed record MessagesSettings(int MaxLength = MessagesSettings.DefaultMaxLength)
{
    public const int DefaultMaxLength = 500;
    public const int LargestMaxLength = 2_000;

    public static MessagesSettings Read(SettingsReader reader) =>
        new(reader.Number("Messages:MaxLength", DefaultMaxLength, 1, LargestMaxLength));
}
