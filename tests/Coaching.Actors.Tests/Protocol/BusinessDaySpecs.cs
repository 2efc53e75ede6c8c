using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Protocol;

public sealed class BusinessDaySpecs
{
    private static readonly string[] Zones =
    [
        "Europe/London", "America/New_York", "Africa/Cairo", "Asia/Manila", "Australia/Lord_Howe", "America/Havana", "Asia/Kathmandu", "Asia/Beirut", "UTC",
        "Pacific/Kiritimati", "Pacific/Pago_Pago",
    ];

    private static readonly Gen<BusinessDay> Days =
        from zone in Gen.Int[0, Zones.Length - 1].Select(i => Zones[i])
        from start in Gen.Int[0, (24 * 12) - 1]
        select Day(zone, TimeOnly.MinValue.AddMinutes(5 * start));

    private static readonly Gen<DateTimeOffset> Instants =
        Gen.Long[new DateTimeOffset(2019, 1, 1, 0, 0, 0, default).ToUnixTimeSeconds(), new DateTimeOffset(2035, 1, 1, 0, 0, 0, default).ToUnixTimeSeconds()]
            .Select(DateTimeOffset.FromUnixTimeSeconds);

    /// <summary>Shortly before clocks change in half of the zones.</summary>
    private static readonly DateTimeOffset Base = new(2026, 3, 26, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Up to four changes of the rule within ten days, some of them on one.</summary>
    private static readonly Gen<(BusinessDay Rule, DateTimeOffset Now)[]> Changes =
        Gen.Select(Days, Gen.Int[0, 10 * 1_440].Select(minutes => Base.AddMinutes(minutes))).Array[1, 4];

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

    [Theory]
    [InlineData("UTC", "03:00", "UTC", "06:00", "2026-07-02T06:00:00Z", 27)]
    [InlineData("UTC", "06:00", "UTC", "03:00", "2026-07-01T20:00:00Z", 21)]
    [InlineData("UTC", "03:00", "Asia/Manila", "03:00", "2026-07-01T20:00:00Z", 16)]
    [InlineData("Asia/Manila", "03:00", "America/New_York", "03:00", "2026-07-01T20:00:00Z", 36)]
    public void Should_change_with_the_next_day_when_the_rule_changes(
        string oldZone, string oldStart, string newZone, string newStart, string changedAt, double hoursOfNext)
    {
        var now = DateTimeOffset.Parse(changedAt);
        var before = Day(oldZone, TimeOnly.Parse(oldStart));
        var today = before.DateOf(now);

        var after = Change(before, Day(newZone, TimeOnly.Parse(newStart)), now);

        Assert.Equal(today, after.DateOf(now));
        Assert.Equal((before.StartOf(today), before.EndOf(today)), (after.StartOf(today), after.EndOf(today)));
        var next = today.AddDays(1);
        Assert.Equal(hoursOfNext, (after.EndOf(next) - after.StartOf(next)).TotalHours);
        Assert.Equal(Day(newZone, TimeOnly.Parse(newStart)).EndOf(next), after.EndOf(next));
    }

    [Fact]
    public void Should_stay_as_it_was_when_the_rule_comes_again()
    {
        var day = Change(Day("UTC", new TimeOnly(3, 0)), Day("UTC", new TimeOnly(6, 0)), new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));

        Assert.Same(day, Change(day, Day("UTC", new TimeOnly(6, 0)), new DateTimeOffset(2026, 7, 9, 12, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Should_keep_the_running_day_whenever_the_rule_changes() => Gen.Select(Days, Changes).Sample((first, changes) =>
    {
        var day = first;

        foreach (var (rule, now) in changes.OrderBy(change => change.Now))
        {
            var before = day;
            day = Change(day, rule, now);
            var today = before.DateOf(now);

            if (day.DateOf(now) != today || day.StartOf(today) != before.StartOf(today) || day.EndOf(today) != before.EndOf(today))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void Should_hold_every_instant_in_its_own_day_when_the_rule_changed() => Gen.Select(Days, Changes, Gen.Int[-10 * 1_440, 20 * 1_440]).Sample(
        (first, changes, minutes) =>
        {
            var day = Changed(first, changes);
            var instant = Base.AddMinutes(minutes);
            var date = day.DateOf(instant);
            return day.StartOf(date) <= instant && instant < day.EndOf(date);
        });

    [Fact]
    public void Should_leave_no_gap_and_no_overlap_between_days_when_the_rule_changed() => Gen.Select(Days, Changes).Sample((first, changes) =>
    {
        var day = Changed(first, changes);

        for (var date = DateOnly.FromDateTime(Base.Date).AddDays(-10); date < DateOnly.FromDateTime(Base.Date).AddDays(20); date = date.AddDays(1))
        {
            var (start, end) = (day.StartOf(date), day.EndOf(date));

            // A day of which the change left nothing is empty.
            if (start > end || (start < end && (day.DateOf(start) != date || day.DateOf(end.AddTicks(-1)) != date)))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void Should_never_be_longer_than_the_day_index_holds_when_the_rule_changed() => Gen.Select(Days, Changes, Gen.Int[0, 20 * 1_440]).Sample(
        (first, changes, minutes) =>
        {
            var day = Changed(first, changes);
            var now = Base.AddMinutes(minutes);
            return now - day.StartOf(day.DateOf(now)) < DayIndex.Span;
        });

    [Fact]
    public void Should_fit_the_day_index_when_a_site_moves_from_the_first_zone_to_the_last()
    {
        var day = Change(Day("Pacific/Kiritimati", new TimeOnly(0, 0)), Day("Etc/GMT+12", new TimeOnly(23, 59)), Base);
        var longest = day.DateOf(Base).AddDays(1);

        Assert.InRange(day.EndOf(longest) - day.StartOf(longest), TimeSpan.FromHours(73), DayIndex.Span);
    }

    private static BusinessDay Changed(BusinessDay day, (BusinessDay Rule, DateTimeOffset Now)[] changes) =>
        changes.OrderBy(change => change.Now).Aggregate(day, (known, change) => Change(known, change.Rule, change.Now));

    private static BusinessDay Change(BusinessDay day, BusinessDay rule, DateTimeOffset now) => day.ChangedTo(rule.Zone, rule.DayStartsAt, now);

    private static BusinessDay Day(string zone, TimeOnly startsAt) => new(TimeZoneInfo.FindSystemTimeZoneById(zone), startsAt);
}
