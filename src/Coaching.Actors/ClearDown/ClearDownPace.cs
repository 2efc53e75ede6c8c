namespace Coaching.Actors.ClearDown;

/// <summary>How often a round of clear-down runs: often enough that nothing outlives its day by more than a moment. Not a setting: tests shorten it.</summary>
public sealed record ClearDownPace(TimeSpan Every)
{
    public static ClearDownPace Default { get; } = new(TimeSpan.FromSeconds(20));
}
