namespace Coaching.Client;

/// <summary>How long calls are repeated while their outcome is not known.</summary>
public sealed record RepeatSettings
{
    /// <summary>No repetition begins later than this after the call.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long one try waits for its answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>As <see cref="Within"/>, for imports of the directory.</summary>
    public TimeSpan ImportWithin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>As <see cref="Patience"/>, for imports of the directory, which may wait for others before them. <see cref="HttpClient.Timeout"/> ends a try, too.</summary>
    public TimeSpan ImportPatience { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Hears of each repetition.</summary>
    public IProgress<Repetition>? Progress { get; init; }
}
