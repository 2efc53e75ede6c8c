using System.Text.Json.Serialization;
using Coaching.Client.Calls;

namespace Coaching.Client;

/// <summary>One recipient's furthest state.</summary>
/// <param name="Agent">Id.</param>
/// <param name="At">Null where only the fact is kept.</param>
/// <param name="Reason">Why the recipient has not seen it.</param>
public sealed record Delivery(string Agent, string Name, DeliveryState State, DateTimeOffset? At = null, MissedReason? Reason = null);

[JsonConverter(typeof(NamedValues<DeliveryState>))]
public enum DeliveryState
{
    /// <summary>One that this client does not know.</summary>
    Unknown,
    Targeted,
    Delivered,
    Seen,
    Read,
    Acknowledged,
}

[JsonConverter(typeof(NamedValues<MissedReason>))]
public enum MissedReason
{
    /// <summary>One that this client does not know.</summary>
    Unknown,
    LoggedOut,

    /// <summary>Handed over without a toast: on a break, or in an inbox fetched later.</summary>
    OnBreak,

    /// <summary>No page of the agent was visible.</summary>
    TabHidden,
}
