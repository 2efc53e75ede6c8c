namespace Coaching.Client.Calls;

/// <summary>How long to wait between tries.</summary>
internal static class Pauses
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    /// <summary>As long as the server asked for, and a jitter on top that grows: callers that lost the same node must not come back in step.</summary>
    public static TimeSpan After(int tries, TimeSpan retryAfter)
    {
        var ceiling = First * Math.Pow(2, Math.Min(tries - 1, 10));
        return retryAfter + (ceiling < Longest ? ceiling : Longest) * Random.Shared.NextDouble();
    }
}
