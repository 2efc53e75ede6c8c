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
    public void Should_know_when_each_of_its_instants_was_by_the_system_s_clock()
    {
        var clock = new HostClock(system);
        system.Advance(TimeSpan.FromHours(1));
        clock.MoveTo(Noon.AddHours(5));
        system.Advance(TimeSpan.FromHours(1));
        clock.MoveTo(Noon.AddHours(9));
        system.Advance(TimeSpan.FromHours(1));

        // Hours after noon: by this clock, and by the system's.
        (double Ours, double Systems)[] hours = [(0, 0), (0.5, 0.5), (1, 1), (4, 1), (5, 1), (5.5, 1.5), (6, 2), (8, 2), (9, 2), (9.5, 2.5), (10, 3)];
        Assert.All(hours, at => Assert.Equal(Noon.AddHours(at.Systems), clock.SystemTimeOf(Noon.AddHours(at.Ours))));
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
