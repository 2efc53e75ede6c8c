using System.Diagnostics;
using System.Numerics;

namespace Coaching.Bench.Clients;

/// <summary>One message and the agents who must get it: a bit for each, and when it came.</summary>
internal sealed class Expectation
{
    private readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long[] seen;
    private readonly long[] arrivals;
    private int arrived;

    public Expectation(long number, AgentRange recipients)
    {
        Number = number;
        Recipients = recipients;
        seen = new long[(recipients.Count + 63) / 64];
        arrivals = new long[recipients.Count];

        if (recipients.Count == 0)
        {
            complete.SetResult();
        }
    }

    public long Number { get; }

    public AgentRange Recipients { get; }

    /// <summary>By <see cref="Stopwatch"/>, as all times here: when the send was due (in a closed loop: when it was made).</summary>
    public long SentAt { get; set; }

    /// <summary>When the server answered that it has the message.</summary>
    public long AcceptedAt { get; set; }

    /// <summary>Recipients who have it.</summary>
    public int Arrived => Math.Min(Volatile.Read(ref arrived), Recipients.Count);

    /// <summary>Ends with the last recipient.</summary>
    public Task Complete => complete.Task;

    /// <summary>When the last recipient got it.</summary>
    public long LastAt => arrivals.Max();

    /// <summary>How long it took to each recipient, in milliseconds.</summary>
    public IEnumerable<double> Latencies => arrivals.Take(Arrived).Select(at => Stopwatch.GetElapsedTime(SentAt, at).TotalMilliseconds);

    public double AcceptedAfter => Stopwatch.GetElapsedTime(SentAt, AcceptedAt).TotalMilliseconds;

    public double LastAfter => Stopwatch.GetElapsedTime(SentAt, LastAt).TotalMilliseconds;

    /// <summary>False when the agent had it already.</summary>
    public bool Take(int agent, long at)
    {
        var bit = agent - Recipients.First;
        var mask = 1L << (bit & 63);

        if ((Interlocked.Or(ref seen[bit >> 6], mask) & mask) != 0)
        {
            return false;
        }

        var rank = Interlocked.Increment(ref arrived) - 1;
        Volatile.Write(ref arrivals[rank], at);

        if (rank == Recipients.Count - 1)
        {
            complete.TrySetResult();
        }

        return true;
    }

    /// <summary>How many of the recipients have it, by their bits.</summary>
    public int Counted => seen.Sum(word => BitOperations.PopCount((ulong)word));
}
