using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace Coaching.Actors.Hosting;

/// <summary>A ring that is as large as its actor needs it, and nothing while nothing ever came. Any number of threads; they hardly ever meet here.</summary>
public sealed class MessageRing : IMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private const int Smallest = 4;

    /// <summary>What a burst needed beyond this is given back when it is over.</summary>
    private const int LargestKept = 16;

    private readonly Lock gate = new();
    private Envelope[] ring = [];
    private int head;
    private int count;

    public bool HasMessages => Count > 0;

    public int Count => Volatile.Read(ref count);

    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        lock (gate)
        {
            MakeRoom();
            ring[(head + count) % ring.Length] = envelope;
            count++;
        }
    }

    public void EnqueueFirst(Envelope envelope)
    {
        lock (gate)
        {
            MakeRoom();
            head = (head + ring.Length - 1) % ring.Length;
            ring[head] = envelope;
            count++;
        }
    }

    public bool TryDequeue(out Envelope envelope)
    {
        lock (gate)
        {
            if (count == 0)
            {
                envelope = default;
                return false;
            }

            envelope = ring[head];
            ring[head] = default;
            head = (head + 1) % ring.Length;
            count--;

            if (count == 0 && ring.Length > LargestKept)
            {
                (ring, head) = ([], 0);
            }

            return true;
        }
    }

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
        {
            deadletters.Enqueue(owner, envelope);
        }
    }

    private void MakeRoom()
    {
        if (count < ring.Length)
        {
            return;
        }

        var larger = new Envelope[Math.Max(Smallest, 2 * ring.Length)];
        ring.AsSpan(head).CopyTo(larger);
        ring.AsSpan(0, head).CopyTo(larger.AsSpan(ring.Length - head));
        (ring, head) = (larger, 0);
    }
}
