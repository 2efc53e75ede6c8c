namespace Coaching.Client;

/// <summary>A call is about to be made again, and whoever waits for it should know.</summary>
/// <param name="MessageId">Of the send; null with other calls.</param>
/// <param name="Number">1 for the first repetition.</param>
/// <param name="Pause">How long until then.</param>
/// <param name="Why">What happened to the try before, for logs.</param>
public sealed record Repetition(string? MessageId, int Number, TimeSpan Pause, string Why);
