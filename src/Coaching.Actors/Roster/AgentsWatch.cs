using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Roster;

/// <summary>
/// What one supervisor's list shows, as differences to what was sent before: a list starts empty, so that its first difference is all of it, and a
/// change of filter, scope or directory is a difference like any other. Pure but for reading directory and board.
/// </summary>
public sealed class AgentsWatch(Scope scope, RosterBoard board)
{
    private AgentQuery? query;
    private AgentSet shown = AgentSet.Empty;
    private DirectoryIndex? lastIndex;

    /// <summary>Changes the filter. The next differences lead to what it matches.</summary>
    public void Show(AgentQuery matching) => query = matching;

    /// <summary>Everything that is different by now.</summary>
    /// <param name="touched">Agents whose status may have changed; null when all may have.</param>
    public IReadOnlyList<AgentsDifference> Differences(DirectoryIndex index, AgentSet? touched)
    {
        if (query is null)
        {
            return [];
        }

        // A filter by status is the one thing for which a status changes who is in the list, so the match is computed each time.
        var matching = query.Match(scope, index, board);
        var gone = shown.AndNot(matching).ToArray();
        var added = matching.AndNot(shown);
        var kept = matching.And(shown);
        var changed = touched is null ? Renamed(kept, index) : kept.And(touched).Or(lastIndex == index ? AgentSet.Empty : Renamed(kept, index));

        shown = matching;
        var last = lastIndex ?? index;
        lastIndex = index;

        return
        [
            .. gone.Select(o => (index[o] ?? last[o])!).Select(agent => new AgentsDifference.Removed(agent.Id)),
            .. InPageOrder(added, index).Concat(changed.ToArray()).Select(o => new AgentsDifference.Row(index[o]!, board[o])),
        ];
    }

    /// <summary>A long list arrives in pieces: its top comes first, and nothing comes in between later.</summary>
    private static IEnumerable<int> InPageOrder(AgentSet added, DirectoryIndex index) =>
        added.Count == 0 ? [] : index.Order.Where(added.Contains);

    private AgentSet Renamed(AgentSet kept, DirectoryIndex index) =>
        lastIndex is null || lastIndex == index
            ? AgentSet.Empty
            : AgentSet.FromOrdinals(kept.ToArray().Where(o => !Same(lastIndex[o]!, index[o]!)));

    private static bool Same(AgentEntry a, AgentEntry b) => a.Name == b.Name && a.Team == b.Team && a.Site == b.Site;
}

/// <summary>One change of a supervisor's list.</summary>
public abstract record AgentsDifference
{
    private AgentsDifference() { }

    /// <summary>An agent that is new in the list or shows something else.</summary>
    public sealed record Row(AgentEntry Agent, ShownStatus Status) : AgentsDifference;

    public sealed record Removed(string AgentId) : AgentsDifference;
}
