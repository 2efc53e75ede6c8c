using Coaching.Actors.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Hosting;

public sealed class HostClockSpecs
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider system = new(Noon);

    [Fact]
    public void Should_go_on_from_where_it_was_moved_to()
    {
        var clock = new HostClock(system);
        var moves = 0;
        clock.Moved += (_, _) => moves++;

        Assert.True(clock.MoveTo(Noon.AddHours(15)));
        system.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(Noon.AddHours(15).AddMinutes(1), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromHours(15), clock.Offset);
        Assert.Equal(1, moves);
    }

    [Fact]
    public void Should_stay_when_told_to_go_back()
    {
        var clock = new HostClock(system);
        clock.MoveTo(Noon.AddHours(1));

        Assert.False(clock.MoveTo(Noon.AddMinutes(59)));

        Assert.Equal(Noon.AddHours(1), clock.GetUtcNow());
    }

    [Fact]
    public void Should_leave_timers_alone_when_moved()
    {
        var clock = new HostClock(system);
        var rings = 0;
        var started = clock.GetTimestamp();
        using var timer = clock.CreateTimer(_ => rings++, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);

        clock.MoveTo(Noon.AddDays(1));
        Assert.Equal(0, rings);

        system.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, rings);
        Assert.Equal(TimeSpan.FromHours(1), clock.GetElapsedTime(started));
    }
}
