using System.Runtime.InteropServices;

namespace Coaching.Actors.MessageLog;

/// <summary>Which of the day's entries to few agents are for which agent: a chain for each, from its newest back. Two numbers a recipient, no references.</summary>
internal sealed class AgentPostings
{
    private const int None = -1;

    private readonly Dictionary<int, int> newest = [];
    private readonly List<Posting> postings = [];
    private int forgotten;

    /// <param name="ordinal">The agent's.</param>
    /// <param name="entry">The entry's number, not below any before.</param>
    public void Add(int ordinal, int entry)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(newest, ordinal, out var isKnown);
        postings.Add(new Posting(entry, isKnown ? last : None));
        last = forgotten + postings.Count - 1;
    }

    /// <summary>The numbers of the agent's entries, newest first.</summary>
    public IEnumerable<int> Of(int ordinal)
    {
        for (var at = newest.GetValueOrDefault(ordinal, None); at >= forgotten; at = postings[at - forgotten].Before)
        {
            yield return postings[at - forgotten].Entry;
        }
    }

    /// <summary>Forgets entries below a number.</summary>
    public void ForgetBelow(int entry)
    {
        var kept = postings.FindIndex(posting => posting.Entry >= entry) is var first and >= 0 ? first : postings.Count;
        postings.RemoveRange(0, kept);
        forgotten += kept;

        foreach (var (ordinal, last) in newest)
        {
            if (last < forgotten)
            {
                newest.Remove(ordinal);
            }
        }
    }

    /// <param name="Before">The agent's posting before this one; <see cref="None"/>, or forgotten: there is none.</param>
    private readonly record struct Posting(int Entry, int Before);
}
