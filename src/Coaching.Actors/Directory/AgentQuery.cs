using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;

namespace Coaching.Actors.Directory;

/// <summary>
/// Which agents a page lists. Unknown groups hold nobody. Pure.
/// </summary>
/// <param name="Groups">Any-of within a kind, all-of between kinds.</param>
/// <param name="Search">
/// Words, each of which must be in the agent's name or begin the agent's id or a part of it (after '.', '_' or '-'), in any case. Blank finds all.
/// </param>
public sealed record AgentQuery(GroupFilter Groups, string? Search = null)
{
    public static AgentQuery All { get; } = new(GroupFilter.Empty);

    /// <summary>The matching agents in scope.</summary>
    public AgentSet Match(Scope scope, DirectoryIndex index, RosterBoard roster)
    {
        var inGroups = new GroupMatch(index, roster).AllOf(index.ScopeSet(scope), Groups);
        var search = new AgentSearch(Search);

        return search.FindsAll ? inGroups : AgentSet.FromOrdinals(inGroups.ToArray().Where(ordinal => search.Finds(index[ordinal]!)));
    }

    /// <summary>The matching agents in scope in the order of pages, beginning after the cursor.</summary>
    /// <param name="limit">At most so many, 1 or more.</param>
    public AgentPage Page(Scope scope, DirectoryIndex index, RosterBoard roster, int limit, AgentCursor? after = null)
    {
        var matching = Match(scope, index, roster);
        var page = new List<int>(Math.Min(limit, matching.Count));
        var more = false;

        for (var i = after is null ? 0 : FirstAfter(after, index); i < index.Order.Count && !more; i++)
        {
            if (!matching.Contains(index.Order[i]))
            {
                continue;
            }

            more = page.Count == limit;

            if (!more)
            {
                page.Add(index.Order[i]);
            }
        }

        return new AgentPage(page, matching.Count, more ? AgentCursor.Of(index[page[^1]]!) : null);
    }

    private static int FirstAfter(AgentCursor cursor, DirectoryIndex index)
    {
        var (low, high) = (0, index.Order.Count);

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = cursor.IsBefore(index[index.Order[middle]]!) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}

/// <param name="Ordinals">In the order of pages.</param>
/// <param name="Total">How many match, on all pages.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record AgentPage(IReadOnlyList<int> Ordinals, int Total, AgentCursor? Next);
