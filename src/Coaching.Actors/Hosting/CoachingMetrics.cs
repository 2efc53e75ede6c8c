using System.Diagnostics.Metrics;

namespace Coaching.Actors.Hosting;

/// <summary>What operators watch. No ids and no text: numbers and closed sets of tags.</summary>
internal static class CoachingMetrics
{
    private static readonly Meter Meter = new("Coaching.Actors");

    /// <summary>Messages that became durable through this node.</summary>
    public static Counter<long> MessagesAccepted { get; } =
        Meter.CreateCounter<long>("coaching.messages.accepted", "{message}", "Messages accepted through this node.");

    /// <summary>A commit to the message log, its sends together.</summary>
    public static Histogram<double> AppendDuration { get; } =
        Meter.CreateHistogram<double>("coaching.message_log.append.duration", "s", "Time that a commit to the message log took.");

    /// <summary>Sends whose outcome could not be told in time (503).</summary>
    public static Counter<long> OutcomesUnknown { get; } =
        Meter.CreateCounter<long>("coaching.messages.outcome_unknown", "{message}", "Sends answered with an unknown outcome.");

    /// <summary>Agents to whose connections on this node a message was handed; tag <c>alert</c>: toast or bell.</summary>
    public static Counter<long> DeliveriesHanded { get; } =
        Meter.CreateCounter<long>("coaching.deliveries.handed", "{delivery}", "Deliveries handed to live connections of this node.");

    /// <summary>Open browser connections of agents on this node.</summary>
    public static UpDownCounter<int> Sessions { get; } =
        Meter.CreateUpDownCounter<int>("coaching.sessions", "{session}", "Open browser connections of agents.");
}
