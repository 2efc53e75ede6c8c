using Coaching.Actors.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Hosting;

public sealed class StandstillSpecs
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void Should_tell_how_long_the_node_stood_still_when_that_was_too_long()
    {
        var standstill = new Standstill(clock, Longest);

        clock.Advance(Longest);
        Assert.Null(standstill.Look());
        clock.Advance(Longest + TimeSpan.FromMilliseconds(1));
        Assert.Equal(Longest + TimeSpan.FromMilliseconds(1), standstill.Look());
        clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Null(standstill.Look());
    }

    [Fact]
    public void Should_find_no_standstill_in_many_short_looks()
    {
        var standstill = new Standstill(clock, Longest);

        for (var i = 0; i < 1_000; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            Assert.Null(standstill.Look());
        }
    }

    /// <summary>Before the others have decided, nobody has taken its agents over.</summary>
    [Fact]
    public void Should_take_as_too_long_what_the_others_do_not_wait_for()
    {
        using var node = new Node("akka.loglevel = ERROR\nakka.stdout-loglevel = OFF\nakka.loggers = []");

        Assert.Equal(TimeSpan.FromSeconds(8), Standstill.LongestOf(node.System));
    }
}
