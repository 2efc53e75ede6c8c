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

        Assert.Equal(burst, LogGrew.By(burst).Entries);
    }

    [Fact]
    public void Should_always_fit_into_a_remote_frame_and_tell_the_version()
    {
        var serializer = new CoachingSerializer((ExtendedActorSystem)Sys);
        var entries = Gen.Select(Gen.Int[0, 2_000], Gen.Int[0, 3].Select(i => Letters[i]), Gen.Int[1, 50_000]);

        entries.Array[1, 60].Sample(
            some =>
            {
                var told = LogGrew.By([.. some.Select((e, i) => Entry(i + 1, string.Concat(Enumerable.Repeat(e.Item2, e.Item1)), e.Item3))]);

                Assert.Equal(some.Length, told.Version);
                Assert.True(told.Entries.Count == 0 || told.Entries.Count == some.Length);
                Assert.InRange(serializer.ToBinary(told).Length, 1, Frame);
            },
            iter: 200);
    }

    private static Sent Entry(long version, string body, int agents) =>
        Office.Message(version, Office.Noon) with { Body = body, Audience = AgentSet.FromOrdinals(Enumerable.Range(0, agents)) };
}
