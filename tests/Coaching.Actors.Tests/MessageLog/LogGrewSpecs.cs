using Akka.Actor;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Serialization;
using Coaching.Actors.Tests.Fakes;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.MessageLog;

public sealed class LogGrewSpecs : TestKit
{
    /// <summary>Bytes. A longer remote message is dropped; the envelope around it needs some of them.</summary>
    private const int Frame = 96_000;

    /// <summary>Of one, two, three and four bytes.</summary>
    private static readonly string[] Letters = ["x", "\u00e9", "\u20ac", "\U0001F600"];

    public LogGrewSpecs()
        : base("akka.loglevel = OFF")
    {
    }

    [Fact]
    public void Should_carry_a_burst_to_all_of_a_large_centre()
    {
        var burst = Enumerable.Range(1, 20).Select(version => Entry(version, new string('x', 256), 10_000)).ToList();

        Assert.Equal(burst, LogGrew.Of(burst).Single().Entries);
    }

    [Fact]
    public void Should_always_fit_into_remote_frames_and_tell_all_versions()
    {
        var serializer = new CoachingSerializer((ExtendedActorSystem)Sys);
        var entries = Gen.Select(Gen.Int[0, 2_000], Gen.Int[0, 3].Select(i => Letters[i]), Gen.Int[1, 50_000]);

        entries.Array[1, 60].Sample(
            some =>
            {
                var told = LogGrew.Of([.. some.Select((e, i) => Entry(i + 1, string.Concat(Enumerable.Repeat(e.Item2, e.Item1)), e.Item3))]).ToList();

                Assert.Equal(some.Length, told[^1].Version);
                Assert.Equal(Enumerable.Range(1, some.Length).Select(v => (long)v), told.SelectMany(t => t.Entries).Select(e => e.Version));
                Assert.All(told, t => Assert.Equal(t.Version, t.Entries[^1].Version));
                Assert.All(told, t => Assert.InRange(serializer.ToBinary(t).Length, 1, Frame));
            },
            iter: 200);
    }

    [Fact]
    public void Should_tell_the_version_alone_of_an_entry_that_does_not_fit()
    {
        var entries = new[] { Entry(1, "a", 1), Entry(2, "b", 1) with { Rule = new string('x', 30_000) }, Entry(3, "c", 1) };

        var told = LogGrew.Of(entries);

        Assert.Equal([(1, 1), (2, 0), (3, 1)], told.Select(t => (t.Version, t.Entries.Count)));
    }

    private static Sent Entry(long version, string body, int agents) =>
        Office.Message(version, Office.Noon) with { Body = body, Audience = AgentSet.FromOrdinals(Enumerable.Range(0, agents)) };
}
