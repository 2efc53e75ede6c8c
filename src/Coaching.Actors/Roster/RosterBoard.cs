using Coaching.Actors.Protocol;

namespace Coaching.Actors.Roster;

/// <summary>
/// The status of every agent as this node last heard it, by ordinal. One writer (the roster), any number of readers on any thread; an agent never
/// heard of is logged out.
/// </summary>
public sealed class RosterBoard(DateTimeOffset startedAt)
{
    private readonly ShownStatus unheard = new(AgentStatus.LoggedOut, null, startedAt);
    private volatile ShownStatus[] rows = [];

    public ShownStatus this[int ordinal]
    {
        get
        {
            var current = rows;
            return ordinal < current.Length && current[ordinal] is { } row ? row : unheard;
        }
    }

    public void Set(int ordinal, ShownStatus row)
    {
        if (ordinal >= rows.Length)
        {
            var larger = new ShownStatus[Math.Max(ordinal + 1, rows.Length * 2)];
            rows.CopyTo(larger, 0);
            rows = larger;
        }

        Volatile.Write(ref rows[ordinal], row);
    }
}
