using System.Globalization;
using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Tests.Fakes;
using Xunit;
using Xunit.Abstractions;

namespace Coaching.Actors.Tests.Costs;

/// <summary>Specs that weigh the process: nothing else may run meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class NothingBeside
{
    public const string Name = "Memory";
}

/// <summary>What the busiest day weighs on every node.</summary>
[Collection(NothingBeside.Name)]
public sealed class DayIndexMemorySpecs(ITestOutputHelper output)
{
    private const int Messages = 50_000;

    [Theory]
    [InlineData(10_000, 30)]
    [InlineData(50_000, 32)]
    public void Should_hold_the_busiest_day_within_its_bound(int agents, int mostMegabytes)
    {
        var random = new Random(1);
        var everybody = Encoded(Enumerable.Range(0, agents));

        AssertWeight(mostMegabytes, version => (version % 100) switch
        {
            < 90 => Encoded([random.Next(agents)]),
            < 99 => Encoded(Enumerable.Range(random.Next(agents / 25) * 25, 25)),
            _ => everybody,
        });
    }

    [Fact]
    public void Should_hold_a_day_of_sends_to_everybody_within_its_bound()
    {
        var everybody = Encoded(Enumerable.Range(0, 50_000));

        AssertWeight(52, _ => everybody);
    }

    [Fact]
    public void Should_give_the_memory_of_a_day_back_when_it_is_over()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = new DayIndex();

        for (var version = 1; version <= Messages; version++)
        {
            index.Add(AsStored(version, Encoded([version % 10_000])));
        }

        index.ForgetBefore(Office.Noon.AddYears(1));

        // What is left is room for the numbers of the next day.
        Assert.InRange((GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6, 0, 5);
        Assert.Empty(index.Newest(1, (_, _) => true));
    }

    private static byte[] Encoded(IEnumerable<int> ordinals) => AgentSet.FromOrdinals(ordinals).Encode();

    private void AssertWeight(int mostMegabytes, Func<int, byte[]> audience)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = new DayIndex();

        for (var version = 1; version <= Messages; version++)
        {
            index.Add(AsStored(version, audience(version)));
        }

        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        output.WriteLine(megabytes.ToString("F1", CultureInfo.InvariantCulture));

        Assert.Equal(Messages, index.Newest(Messages + 1, (_, _) => true).Count);
        Assert.InRange(megabytes, Messages * 256 / 1e6, mostMegabytes);
    }

    /// <summary>As it is read from the log: no text and no set is shared with any other.</summary>
    private static Sent AsStored(int version, byte[] audience) => new(
        version,
        new MessageId($"00000000-0000-7000-8000-{version:D12}"),
        new UserRef($"supervisor-{version % 100}", $"Sue Sender the {version % 100}"),
        new string((char)('a' + (version % 26)), 256),
        Priority.Normal,
        false,
        Office.Noon.AddSeconds(version),
        null,
        $$"""{"agents":["agent-{{version:D5}}"]}""",
        AgentSet.Decode(audience));
}
