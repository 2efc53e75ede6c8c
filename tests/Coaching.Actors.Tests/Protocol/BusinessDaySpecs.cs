using Coaching.Actors.Protocol;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Protocol;

public sealed class BusinessDaySpecs
{
    private static readonly string[] Zones =
    [
        "Europe/London", "America/New_York", "Africa/Cairo", "Asia/Manila", "Australia/Lord_Howe", "America/Havana", "Asia/Kathmandu", "Asia/Beirut", "UTC",
    ];

    private static readonly Gen<BusinessDay> Days =
        from zone in Gen.Int[0, Zones.Length - 1].Select(i => Zones[i])
        from start in Gen.Int[0, (24 * 12) - 1]
        select Day(zone, TimeOnly.MinValue.AddMinutes(5 * start));

    private static readonly Gen<DateTimeOffset> Instants =
        Gen.Long[new DateTimeOffset(2019, 1, 1, 0, 0, 0, default).ToUnixTimeSeconds(), new DateTimeOffset(2035, 1, 1, 0, 0, 0, default).ToUnixTimeSeconds()]
            .Select(DateTimeOffset.FromUnixTimeSeconds);

    [Theory]
    [InlineData("Europe/London", "2026-03-28", 23)]
    [InlineData("Europe/London", "2026-10-24", 25)]
    [InlineData("America/New_York", "2026-03-07", 23)]
    [InlineData("America/New_York", "2026-10-31", 25)]
    [InlineData("Asia/Manila", "2026-03-28", 24)]
    [InlineData("Australia/Lord_Howe", "2026-04-04", 24.5)]
    [InlineData("Australia/Lord_Howe", "2026-10-03", 23.5)]
    public void Should_have_the_day_s_true_length_when_clocks_change(string zone, string date, double hours)
    {
        var day = Day(zone, new TimeOnly(3, 0));

        var length = day.EndOf(DateOnly.Parse(date)) - day.StartOf(DateOnly.Parse(date));

        Assert.Equal(TimeSpan.FromHours(hours), length);
    }

    [Theory]
    [InlineData("Europe/London", "01:30", "2026-03-29", "2026-03-29T01:00:00Z")]
    [InlineData("America/New_York", "02:15", "2026-03-08", "2026-03-08T07:00:00Z")]
    [InlineData("Australia/Lord_Howe", "02:10", "2026-10-04", "2026-10-03T15:30:00Z")]
    [InlineData("Africa/Cairo", "00:00", "2026-04-24", "2026-04-23T22:00:00Z")]
    public void Should_start_after_the_gap_when_clocks_skip_the_hour(string zone, string startsAt, string date, string expected)
    {
        var start = Day(zone, TimeOnly.Parse(startsAt)).StartOf(DateOnly.Parse(date));

        Assert.Equal(DateTimeOffset.Parse(expected), start);
    }

    [Theory]
    [InlineData("Europe/London", "01:30", "2026-10-25", "2026-10-25T00:30:00Z")]
    [InlineData("America/New_York", "01:00", "2026-11-01", "2026-11-01T05:00:00Z")]
    [InlineData("Australia/Lord_Howe", "01:45", "2026-04-05", "2026-04-04T14:45:00Z")]
    public void Should_start_at_its_first_coming_when_clocks_repeat_the_hour(string zone, string startsAt, string date, string expected)
    {
        var day = Day(zone, TimeOnly.Parse(startsAt));

        Assert.Equal(DateTimeOffset.Parse(expected), day.StartOf(DateOnly.Parse(date)));
        Assert.Equal(DateOnly.Parse(date), day.DateOf(DateTimeOffset.Parse(expected).AddHours(1)));
    }

    [Fact]
    public void Should_belong_to_the_day_before_until_the_day_starts()
    {
        var day = Day("Europe/London", new TimeOnly(3, 0));
        var turn = new DateTimeOffset(2026, 7, 2, 2, 0, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2026, 7, 1), day.DateOf(turn.AddTicks(-1)));
        Assert.Equal(new DateOnly(2026, 7, 2), day.DateOf(turn));
    }

    [Fact]
    public void Should_hold_every_instant_in_its_own_day() => Gen.Select(Days, Instants).Sample((day, instant) =>
    {
        var date = day.DateOf(instant);
        return day.StartOf(date) <= instant && instant < day.EndOf(date);
    });

    [Fact]
    public void Should_hold_the_instants_around_every_turn_in_their_own_days() => Gen.Select(Days, Gen.Int[0, 5_800]).Sample((day, days) =>
    {
        var date = new DateOnly(2019, 1, 1).AddDays(days);
        var start = day.StartOf(date);
        return day.DateOf(start) == date && day.DateOf(start.AddTicks(-1)) == date.AddDays(-1);
    });

    [Fact]
    public void Should_never_go_back_when_time_goes_on() => Gen.Select(Days, Instants, Gen.Int[0, 200_000]).Sample((day, instant, seconds) =>
        day.DateOf(instant) <= day.DateOf(instant.AddSeconds(seconds)));

    private static BusinessDay Day(string zone, TimeOnly startsAt) => new(TimeZoneInfo.FindSystemTimeZoneById(zone), startsAt);
}
