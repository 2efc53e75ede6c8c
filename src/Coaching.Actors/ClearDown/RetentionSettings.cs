using Coaching.Actors.Configuration;

namespace Coaching.Actors.ClearDown;

/// <summary>How long what was sent is kept.</summary>
/// <param name="SenderRecordDays">Days the sender's record outlives the business day; 0: erased at clear-down (<c>Retention:SenderRecordDays</c>).</param>
public sealed record RetentionSettings(int SenderRecordDays = RetentionSettings.DefaultSenderRecordDays)
{
    public const int DefaultSenderRecordDays = 90;

    // A hundred years: beyond it dates overflow long before anybody is left to ask.
    private const int MostDays = 36_500;

    public static RetentionSettings Read(SettingsReader reader) =>
        new(reader.Number("Retention:SenderRecordDays", DefaultSenderRecordDays, 0, MostDays));
}
