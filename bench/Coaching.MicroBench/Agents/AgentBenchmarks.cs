using BenchmarkDotNet.Attributes;
using Coaching.Actors.Agents;
using Coaching.Actors.Protocol;

namespace Coaching.MicroBench.Agents;

/// <summary>What an agent's actor does for a command, and for each event of its recovery.</summary>
[MemoryDiagnoser]
public class AgentBenchmarks
{
    private readonly AgentState state = Centre.Agent();
    private readonly AgentEvent[] day = [.. Centre.AgentDay()];
    private readonly AgentCommand read = new AgentCommand.MarkRead(new AgentId("agent-1"), 1, [7]);
    private readonly AgentCommand seenAgain = new AgentCommand.MarkSeen(new AgentId("agent-1"), 1, [7]);
    private readonly AgentEvent happened = new AgentEvent.MessagesRead(Centre.Today, [7], Centre.Noon);

    [Benchmark]
    public object DecideRead() => AgentDecider.Process(state, read, Centre.Day, Centre.Noon, _ => true);

    [Benchmark]
    public object DecideRepeat() => AgentDecider.Process(state, seenAgain, Centre.Day, Centre.Noon, _ => true);

    [Benchmark]
    public object ApplyRead() => state.Apply(happened);

    /// <summary>31 events.</summary>
    [Benchmark]
    public object ReplayDay() => day.Aggregate(AgentState.Unopened, (state, happened) => state.Apply(happened));
}
