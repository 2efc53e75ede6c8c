using BenchmarkDotNet.Attributes;
using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;

namespace Coaching.MicroBench.MessageLog;

/// <summary>A day of 5,000 messages: one of a hundred goes to half of all agents, the others to one each.</summary>
[MemoryDiagnoser]
public class DayIndexBenchmarks
{
    private const int Messages = 5_000;

    private readonly DayIndex day = new();
    private readonly Sent[] entries;

    public DayIndexBenchmarks()
    {
        var half = AgentSet.FromOrdinals(Enumerable.Range(0, Centre.Agents / 2));
        entries = [.. Enumerable.Range(1, Messages).Select(i => Centre.Message(i, i % 100 == 0 ? half : AgentSet.FromOrdinals([i])))];

        foreach (var entry in entries)
        {
            day.Add(entry);
        }
    }

    [Benchmark]
    public object Inbox() => day.InboxOf(1_234, Centre.Noon, Centre.Noon.AddHours(12));

    [Benchmark]
    public object? Find() => day.Find(entries[2_500].Id);

    [Benchmark(OperationsPerInvoke = Messages)]
    public object TakeIn()
    {
        var fresh = new DayIndex();

        foreach (var entry in entries)
        {
            fresh.Add(entry);
        }

        return fresh;
    }
}
