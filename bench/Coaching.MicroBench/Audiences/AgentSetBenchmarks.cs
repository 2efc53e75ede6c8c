using BenchmarkDotNet.Attributes;
using Coaching.Actors.Audiences;

namespace Coaching.MicroBench.Audiences;

/// <summary>Sets of agents: every other of 50,000.</summary>
[MemoryDiagnoser]
public class AgentSetBenchmarks
{
    private readonly AgentSet even = AgentSet.FromOrdinals(Enumerable.Range(0, Centre.Agents / 2).Select(i => i * 2));
    private readonly AgentSet firstHalf = AgentSet.FromOrdinals(Enumerable.Range(0, Centre.Agents / 2));
    private byte[] encoded = [];

    [GlobalSetup]
    public void Encoded() => encoded = even.Encode();

    [Benchmark]
    public object And() => even.And(firstHalf);

    [Benchmark]
    public object Or() => even.Or(firstHalf);

    [Benchmark]
    public int Walk()
    {
        var sum = 0;

        foreach (var ordinal in even)
        {
            sum += ordinal;
        }

        return sum;
    }

    [Benchmark]
    public bool Contains() => even.Contains(Centre.Agents - 2);

    [Benchmark]
    public object Encode() => even.Encode();

    [Benchmark]
    public object Decode() => AgentSet.Decode(encoded);
}
