using Coaching.Actors.Audiences;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Audiences;

public sealed class SiteDaysSpecs
{
    private static readonly DateTimeOffset LondonTurn = new(2026, 1, 15, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset ManilaTurn = new(2026, 1, 14, 19, 0, 0, TimeSpan.Zero);

    private readonly SiteDays days = new();

    [Fact]
    public void Should_name_no_site_at_the_first_look() => Assert.Empty(days.Turned(Office.Index, Office.Noon));

    [Fact]
    public void Should_name_each_site_once_at_its_own_turn()
    {
        days.Turned(Office.Index, ManilaTurn.AddTicks(-1));

        Assert.Equal(["manila"], days.Turned(Office.Index, ManilaTurn));
        Assert.Empty(days.Turned(Office.Index, LondonTurn.AddTicks(-1)));
        Assert.Equal(["london"], days.Turned(Office.Index, LondonTurn));
        Assert.Empty(days.Turned(Office.Index, LondonTurn.AddHours(1)));
    }

    [Fact]
    public void Should_name_a_site_once_when_nobody_looked_for_days()
    {
        days.Turned(Office.Index, Office.Noon);

        Assert.Equal(["london", "manila"], days.Turned(Office.Index, Office.Noon.AddDays(3)).Order());
    }
}
