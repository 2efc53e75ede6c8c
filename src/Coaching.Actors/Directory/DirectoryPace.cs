namespace Coaching.Actors.Directory;

/// <summary>How a node follows the directory.</summary>
/// <param name="PollEvery">How often to look for a new version.</param>
/// <param name="RetryAtMost">Failed attempts are repeated after the poll interval, then twice that, and so on, up to this.</param>
/// <param name="StoreTimeout">How long one piece of work at the database may take.</param>
/// <param name="MostWaiting">How many changes may wait for their turn.</param>
public sealed record DirectoryPace(TimeSpan PollEvery, TimeSpan RetryAtMost, TimeSpan StoreTimeout, int MostWaiting)
{
    /// <summary>Other nodes see a change within two seconds: a poll, and the time to load.</summary>
    public static DirectoryPace Default { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), 256);

    public TimeSpan WaitAfter(int failures) => failures == 0
        ? PollEvery
        : TimeSpan.FromTicks((long)Math.Min(RetryAtMost.Ticks, PollEvery.Ticks * Math.Pow(2, failures - 1)));
}
