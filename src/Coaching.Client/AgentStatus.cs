using System.Text.Json.Serialization;
using Coaching.Client.Calls;

namespace Coaching.Client;

/// <summary>What an agent is doing.</summary>
[JsonConverter(typeof(NamedValues<AgentStatus>))]
public enum AgentStatus
{
    /// <summary>One that this client does not know.</summary>
    Unknown,
    Available,
    OnInteraction,
    WrapUp,
    OnBreak,
    LoggedOut,
}
