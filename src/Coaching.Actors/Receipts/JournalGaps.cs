namespace Coaching.Actors.Receipts;

/// <summary>
/// Remembers numbers that are missing between rows of the journal, until it is certain that no row will ever have them. PostgreSQL gives a row its
/// number before the row's transaction commits, and a rolled-back transaction's numbers never come. Pure: what the database says is told to it.
/// </summary>
/// <remarks>
/// A number above a missing one was seen, so whoever has the missing one drew it before. Its transaction may not have an id yet, that is
/// taken a moment after the number; hence the settling time. A transaction id from after it is above the drawer's. Once no transaction below that
/// id is open, the row is visible or will never be there.
/// </remarks>
internal sealed class JournalGaps
{
    internal static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private readonly List<Gap> gaps = [];
    private long? lowest;
    private long frontier;

    /// <summary>Missing numbers, from and to, that may still turn up.</summary>
    public IReadOnlyList<(long From, long To)> Open => [.. gaps.Select(gap => (gap.From, gap.To))];

    /// <summary>Takes in one read of the journal.</summary>
    /// <param name="position">It asked for the numbers above this one, and for all in <see cref="Open"/>.</param>
    /// <param name="numbers">What it found, ascending.</param>
    /// <param name="oldestOpen">No transaction below this id was open in its snapshot.</param>
    /// <param name="nextId">No transaction had this id, or a higher one, in its snapshot.</param>
    /// <param name="asked">When the read began, on a clock that only goes forward.</param>
    /// <param name="answered">When it had ended.</param>
    /// <returns>The number up to which a reader of these pages has seen all there will ever be.</returns>
    public long Observe(long position, IReadOnlyList<long> numbers, long oldestOpen, long nextId, TimeSpan asked, TimeSpan answered)
    {
        StartAgainBelow(position);
        Fill(numbers);
        gaps.RemoveAll(gap => gap.Fence is { } fence && oldestOpen >= fence);
        Note(Math.Max(position, frontier), numbers, answered);

        for (var i = 0; i < gaps.Count; i++)
        {
            if (gaps[i].Fence is null && asked - gaps[i].SeenAt >= Settling)
            {
                gaps[i] = gaps[i] with { Fence = nextId };
            }
        }

        var read = numbers.Count > 0 ? Math.Max(position, numbers[^1]) : position;
        return gaps.Count > 0 ? Math.Min(read, gaps[0].From - 1) : read;
    }

    private void StartAgainBelow(long position)
    {
        if (position < lowest)
        {
            gaps.Clear();
            frontier = position;
        }

        lowest = Math.Min(lowest ?? position, position);
    }

    private void Fill(IReadOnlyList<long> numbers)
    {
        foreach (var number in numbers)
        {
            var index = gaps.FindIndex(gap => gap.From <= number && number <= gap.To);

            if (index >= 0)
            {
                var gap = gaps[index];
                Gap[] rest = [gap with { To = number - 1 }, gap with { From = number + 1 }];
                gaps.RemoveAt(index);
                gaps.InsertRange(index, rest.Where(part => part.From <= part.To));
            }
        }
    }

    private void Note(long start, IReadOnlyList<long> numbers, TimeSpan now)
    {
        foreach (var number in numbers.Where(number => number > start))
        {
            if (number > start + 1)
            {
                gaps.Add(new Gap(start + 1, number - 1, now, Fence: null));
            }

            start = number;
        }

        frontier = Math.Max(frontier, start);
    }

    private sealed record Gap(long From, long To, TimeSpan SeenAt, long? Fence);
}
