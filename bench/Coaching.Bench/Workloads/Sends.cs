using System.Diagnostics;
using Coaching.Bench.Clients;
using Coaching.Bench.Report;

namespace Coaching.Bench.Workloads;

/// <summary>Messages that were sent and arrived, and what the servers spent on them.</summary>
internal sealed record Sends(IReadOnlyList<Expectation> Messages, double ProcessorSeconds)
{
    /// <summary>From a send to its last recipient: the median, in milliseconds.</summary>
    public double Last => Statistics.Median(Messages.Select(message => message.LastAfter));

    /// <summary>From the sends to their recipients, in milliseconds.</summary>
    public double Toast(double share) => Statistics.Percentile(Messages.SelectMany(message => message.Latencies), share);

    /// <summary>From the sends to their 202, in milliseconds.</summary>
    public double Accepted(double share) => Statistics.Percentile(Messages.Select(message => message.AcceptedAfter), share);

    /// <summary>From the first send to the last receipt of all.</summary>
    public double Seconds => Stopwatch.GetElapsedTime(Messages.Min(m => m.SentAt), Messages.Max(m => Math.Max(m.LastAt, m.AcceptedAt))).TotalSeconds;

    public double PerSecond => Messages.Count / Seconds;

    public double DeliveriesPerSecond => Messages.Sum(message => message.Recipients.Count) / Seconds;

    public double ProcessorMicrosecondsPerRecipient => ProcessorSeconds * 1e6 / Messages.Sum(message => message.Recipients.Count);
}
