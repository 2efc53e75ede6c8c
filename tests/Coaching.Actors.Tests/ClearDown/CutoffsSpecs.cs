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
        Assert.Equal(Office.Noon.AddDays(-1), Cutoffs.At(Office.Noon, DirectoryIndex.Empty, new RetentionSettings(0)).Journal);

    [Fact]
    public void Should_never_reach_into_a_day_that_is_not_over() => Gen.Int[0, 60 * 24 * 400].Sample(minutes =>
    {
        var now = Office.Noon.AddMinutes(minutes);
        var cutoffs = Cutoffs.At(now, Office.Index, new RetentionSettings(0));

        return Office.Index.Sites.All(s => s.Day.DateOf(cutoffs.Journal.AddTicks(-1)) < s.Day.DateOf(now)) && cutoffs.Journal > now.AddHours(-26);
    });
}
