namespace Coaching.Actors.MessageLog;

/// <summary>
/// Entries that are known before their predecessors are: the hint of another node's commit is on its way. They wait here, so that nothing has to be read.
/// </summary>
public sealed class EarlyEntries(DayIndex day)
{
    /// <summary>More are not kept: what is not here is read.</summary>
    private const int AtMost = LogFollower.PageSize;

    private readonly PriorityQueue<Sent, long> waiting = new();

    /// <summary>Whether there is a gap between what was followed and what is known.</summary>
    public bool IsGap
    {
        get
        {
            while (waiting.TryPeek(out _, out var lowest) && lowest <= day.Version)
            {
                waiting.Dequeue();
            }

            return waiting.Count > 0;
        }
    }

    /// <summary>Takes these in, and gives out those whose turn it is, theirs and others that waited: each must be followed before the next.</summary>
    public IEnumerable<Sent> Take(IReadOnlyList<Sent> entries)
    {
        foreach (var entry in entries.Where(e => e.Version > day.Version).Take(AtMost - waiting.Count))
        {
            waiting.Enqueue(entry, entry.Version);
        }

        while (IsGap && waiting.Peek().Version == day.Version + 1)
        {
            yield return waiting.Dequeue();
        }
    }
}
