using System.Collections.Immutable;
using Coaching.Actors.Agents;

namespace Coaching.Actors.Tests.Agents;

/// <summary>What an agent's journal holds, deleted as early as could be: everything before a whole, once the whole is written.</summary>
internal sealed record Journal(ImmutableList<AgentEvent> All, int Deleted)
{
    public static Journal Empty { get; } = new([], 0);

    public IEnumerable<AgentEvent> Kept => All.Skip(Deleted);

    public AgentState Replayed => Replay(Kept);

    public static AgentState Replay(IEnumerable<AgentEvent> events) => events.Aggregate(AgentState.Unopened, (state, e) => state.Apply(e));

    public Journal Write(IReadOnlyList<AgentEvent> events)
    {
        var all = All.AddRange(events);
        var whole = all.FindLastIndex(e => e.IsWhole);
        return new Journal(all, Math.Max(Deleted, whole));
    }
}
