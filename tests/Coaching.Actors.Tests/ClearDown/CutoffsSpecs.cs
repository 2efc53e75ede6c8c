using Coaching.Actors.ClearDown;
using Coaching.Actors.Directory;
using Coaching.Actors.Tests.Fakes;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.ClearDown;

public sealed class CutoffsSpecs
{
    [Fact]
    public void Should_keep_what_is_of_the_current_day_of_any_site()
    {
        // In Manila it is the 15th already, in London still the 14th.
        var now = new DateTimeOffset(2026, 1, 14, 20, 0, 0, TimeSpan.Zero);

        var cutoffs = Cutoffs.At(now, Office.Index, new RetentionSettings(0));

        Assert.Equal(new DateTimeOffset(2026, 1, 14, 3, 0, 0, TimeSpan.Zero), cutoffs.Records);
        Assert.Equal(cutoffs.Records, cutoffs.Journal);
    }

    [Fact]
    public void Should_keep_records_for_the_days_that_were_asked()
    {
        var cutoffs = Cutoffs.At(Office.Noon, Office.Index, new RetentionSettings(90));

        Assert.Equal(cutoffs.Journal.AddDays(-90), cutoffs.Records);
    }

    [Fact]
    public void Should_keep_a_day_when_there_are_no_sites() =>
        Assert.Equal(Office.Noon.AddDays(-1), Cutoffs.At(Office.Noon, DirectoryIndex.Empty, new RetentionSettings(0)).Records);

    [Fact]
    public void Should_follow_the_days_as_they_are_when_a_site_s_hour_was_changed()
    {
        // Manila's day turns at 19:00 UTC. London's 14th still ends at three; its 15th goes on until six.
        var changed = Office.WithSite("london", site => site with { DayStartsAt = "06:00" }, Office.Noon);
        var three = new DateTimeOffset(2026, 1, 15, 3, 0, 0, TimeSpan.Zero);

        Assert.Equal(three.AddDays(-1), Cutoffs.At(three.AddTicks(-1), changed, new RetentionSettings(0)).Records);
        Assert.Equal(three.AddHours(-8), Cutoffs.At(three, changed, new RetentionSettings(0)).Records);
        Assert.Equal(three, Cutoffs.At(three.AddHours(26), changed, new RetentionSettings(0)).Records);
        Assert.Equal(three.AddHours(16), Cutoffs.At(three.AddHours(27), changed, new RetentionSettings(0)).Records);
    }

    /// <summary>Who is on a break over the turn has said so on the day before only, until the day is closed.</summary>
    [Fact]
    public void Should_leave_the_journal_alone_until_connected_agents_have_closed_their_day()
    {
        // London's day turns at 03:00; Manila's began at 19:00 the day before.
        var three = new DateTimeOffset(2026, 1, 15, 3, 0, 0, TimeSpan.Zero);

        Assert.Equal(three.AddDays(-1), JournalAt(three.AddMinutes(15)));
        Assert.Equal(three.AddHours(-8), JournalAt(three + Cutoffs.DaysCloseWithin));

        static DateTimeOffset JournalAt(DateTimeOffset now) => Cutoffs.At(now, Office.Index, new RetentionSettings(0)).Journal;
    }

    [Fact]
    public void Should_never_reach_into_a_day_that_is_not_over() => Gen.Int[0, 60 * 24 * 400].Sample(minutes =>
    {
        var now = Office.Noon.AddMinutes(minutes);
        var cutoffs = Cutoffs.At(now, Office.Index, new RetentionSettings(0));

        return Office.Index.Sites.All(s => s.Day.DateOf(cutoffs.Journal.AddTicks(-1)) < s.Day.DateOf(now)) && cutoffs.Journal > now.AddHours(-27);
    });
}
