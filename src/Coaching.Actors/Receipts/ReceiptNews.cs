using Akka.Actor;
using Coaching.Actors.Audiences;

namespace Coaching.Actors.Receipts;

/// <summary>A message was handed to live connections of these agents, with a toast or for the bell only.</summary>
public sealed record MessageHanded(long Version, AgentSet Toast, AgentSet Bell) : INoSerializationVerificationNeeded;

/// <summary>An inbox with these messages was fetched by a session of the agent's.</summary>
public sealed record InboxHanded(int Ordinal, IReadOnlyList<long> Versions) : INoSerializationVerificationNeeded;

/// <summary>An agent on this node wrote facts: the projection need not wait for its next look.</summary>
public sealed record JournalGrew : INoSerializationVerificationNeeded
{
    public static JournalGrew Instance { get; } = new();
}

/// <summary>Receipts that the projection wrote; goes to the receipt writers of all nodes.</summary>
public sealed record ReceiptsRecorded(IReadOnlyList<Receipt> Receipts);

/// <summary>Deliveries that one node's connections took; goes to the receipt writers of all other nodes.</summary>
public sealed record DeliveriesRecorded(string Incarnation, IReadOnlyList<DeliveredSets> Deliveries);

/// <summary>Published on the node's event stream, at most every <see cref="ReceiptWriter.FlushEvery"/>: the funnels of these messages changed.</summary>
public sealed record FunnelsChanged(IReadOnlyList<long> Versions) : INoSerializationVerificationNeeded;
