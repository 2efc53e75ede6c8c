using Akka.Actor;
using Coaching.Actors.Audiences;

namespace Coaching.Actors.Receipts;

/// <summary>A message was handed to live connections of these agents, with a toast or for the bell only.</summary>
public sealed record MessageHanded(long Version, AgentSet Toast, AgentSet Bell) : INoSerializationVerificationNeeded;

/// <summary>An inbox with these messages was fetched by a session of the agent's.</summary>
public sealed record InboxHanded(int Ordinal, IReadOnlyList<long> Versions) : INoSerializationVerificationNeeded;

/// <summary>An agent on this node wrote facts: the projection need not wait for its next look.</summary>
public sealed record JournalGrew
{
    public static JournalGrew Instance { get; } = new();
}

/// <summary>Receipts that the projection wrote; goes to the receipt writers of all nodes. Without any, it only says how many batches there were.</summary>
/// <param name="Incarnation">Which projection: one takes the place of another.</param>
/// <param name="Count">How many batches it has told, with this one; 0 from a release that did not count.</param>
public sealed record ReceiptsRecorded(IReadOnlyList<Receipt> Receipts, string Incarnation = "", long Count = 0)
{
    /// <summary>Receipts in one remote message: far below the frame size, past which messages are dropped.</summary>
    public const int AtMost = 1_000;

    public static IEnumerable<ReceiptsRecorded> Split(IReadOnlyList<Receipt> receipts) => receipts.Chunk(AtMost).Select(part => new ReceiptsRecorded(part));
}

/// <summary>
/// Deliveries that one node's connections took, and that are stored; goes to the receipt writers of all other nodes. Without any, it only says how many
/// batches there were.
/// </summary>
/// <param name="Count">How many batches it has told, with this one; 0 from a release that did not count.</param>
public sealed record DeliveriesRecorded(string Incarnation, IReadOnlyList<DeliveredSets> Deliveries, long Count = 0)
{
    /// <summary>Bytes of sets in one remote message: far below the frame size, past which messages are dropped.</summary>
    public const int MaxBytes = 48_000;

    /// <summary>A burst of sends to everybody has sets of many kilobytes each.</summary>
    public static IEnumerable<DeliveriesRecorded> Split(string incarnation, IReadOnlyList<DeliveredSets> deliveries)
    {
        var part = new List<DeliveredSets>();
        var bytes = 0;

        foreach (var sets in deliveries)
        {
            var size = sizeof(ulong) * (sets.Toast.End + sets.Bell.End + 2);

            if (part.Count > 0 && bytes + size > MaxBytes)
            {
                yield return new DeliveriesRecorded(incarnation, part);
                (part, bytes) = ([], 0);
            }

            part.Add(sets);
            bytes += size;
        }

        if (part.Count > 0)
        {
            yield return new DeliveriesRecorded(incarnation, part);
        }
    }
}

/// <summary>Published on the node's event stream, at most every <see cref="ReceiptWriter.FlushEvery"/>: the funnels of these messages changed.</summary>
public sealed record FunnelsChanged(IReadOnlyList<long> Versions) : INoSerializationVerificationNeeded;
