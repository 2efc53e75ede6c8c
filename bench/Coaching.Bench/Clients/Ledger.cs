namespace Coaching.Bench.Clients;

/// <summary>
/// What must arrive and what did: every expected message at each of its recipients exactly once, and nothing else. Written by many threads at once;
/// arrivals take no lock.
/// </summary>
internal sealed class Ledger
{
    private readonly Lock growing = new();
    private volatile Expectation?[] expected = new Expectation?[1024];
    private long last;
    private long repeats;
    private long strays;

    /// <summary>Messages that came to an agent who had them already.</summary>
    public long Repeats => Interlocked.Read(ref repeats);

    /// <summary>Messages that came to an agent whom they were not for, or that nobody sent.</summary>
    public long Strays => Interlocked.Read(ref strays);

    /// <summary>A new message, numbered from 1.</summary>
    public Expectation Expect(AgentRange recipients)
    {
        lock (growing)
        {
            return Enter(++last, recipients);
        }
    }

    /// <summary>A message of another ledger, for these recipients.</summary>
    public Expectation Expect(long number, AgentRange recipients)
    {
        lock (growing)
        {
            last = Math.Max(last, number);
            return Enter(number, recipients);
        }
    }

    public void Arrived(int agent, long number, long at)
    {
        var known = expected;

        if (number <= 0 || number >= known.Length || known[number] is not { } message || !message.Recipients.Contains(agent))
        {
            Interlocked.Increment(ref strays);
        }
        else if (!message.Take(agent, at))
        {
            Interlocked.Increment(ref repeats);
        }
    }

    /// <exception cref="DeliveryException">Something came twice, to the wrong agent or not at all.</exception>
    public void AssertExactlyOnce()
    {
        var missing = expected.OfType<Expectation>().Sum(message => message.Recipients.Count - message.Counted);

        if (missing > 0 || Repeats > 0 || Strays > 0)
        {
            throw new DeliveryException($"{missing} deliveries are missing, {Repeats} came twice, {Strays} came to agents they were not for.");
        }
    }

    private Expectation Enter(long number, AgentRange recipients)
    {
        var known = expected;

        if (number >= known.Length)
        {
            Array.Resize(ref known, (int)Math.Max(number + 1, known.Length * 2L));
        }

        var message = new Expectation(number, recipients);
        known[number] = message;
        expected = known;
        return message;
    }
}

/// <summary>Messages did not arrive exactly once: figures of such a run mean nothing.</summary>
internal sealed class DeliveryException(string message) : Exception(message);
