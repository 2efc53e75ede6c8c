using BenchmarkDotNet.Attributes;
using Coaching.Actors.Protocol;

namespace Coaching.MicroBench.Protocol;

/// <summary>Which day it is somewhere, and when that day ends.</summary>
[MemoryDiagnoser]
public class BusinessDayBenchmarks
{
    private readonly BusinessDay london = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), new TimeOnly(3, 0));

    [Benchmark]
    public DateOnly Date() => london.DateOf(Centre.Noon);

    [Benchmark]
    public DateTimeOffset End() => london.EndOf(Centre.Today);
}
