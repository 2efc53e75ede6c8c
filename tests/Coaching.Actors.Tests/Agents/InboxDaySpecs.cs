using Coaching.Actors.Agents;
using Coaching.Actors.Protocol;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Agents;

public sealed class InboxDaySpecs
{
    private static readonly BusinessDay London = DayAt("london");

    private static readonly BusinessDay Manila = DayAt("manila");

    /// <summary>04:00 of tomorrow in Manila, 20:00 of today in London.</summary>
    private static readonly DateTimeOffset Evening = Office.Noon.AddHours(8);

    /// <summary>Tomorrow as it begins in Manila, at 19:00 in London.</summary>
    private static readonly InboxDay TomorrowInManila = new(Office.Today.AddDays(1), Office.Noon.AddHours(7));

    [Fact]
    public void Should_be_the_site_s_day_when_the_journal_has_none() =>
        Assert.Equal(Office.Day, InboxDay.At(Office.Noon, London, AgentState.Unopened));

    [Fact]
    public void Should_go_on_as_it_began_when_the_agent_moves_to_where_it_is_the_day_before()
    {
        var journal = Opened(InboxDay.At(Evening, Manila, AgentState.Unopened));

        Assert.Equal(TomorrowInManila, InboxDay.At(Evening, London, journal));
        Assert.Equal(TomorrowInManila, InboxDay.At(Office.NextDay.Start.AddTicks(-1), London, journal));
    }

    [Fact]
    public void Should_be_cleared_down_when_the_new_site_s_own_day_of_that_date_begins() =>
        Assert.Equal(Office.NextDay, InboxDay.At(Office.NextDay.Start, London, Opened(TomorrowInManila)));

    [Fact]
    public void Should_not_grow_backwards_when_the_agent_moves_to_where_the_same_day_began_earlier() =>
        Assert.Equal(Office.Day, InboxDay.At(Office.Noon, Manila, Opened(Office.Day)));

    [Fact]
    public void Should_begin_as_the_site_says_when_the_journal_does_not() =>
        Assert.Equal(Office.NextDay, InboxDay.At(Evening, London, AgentState.Unopened.Apply(new AgentEvent.StatusSet(
            TomorrowInManila.Date, Office.Status(AgentStatus.WrapUp)))));

    [Fact]
    public void Should_be_kept_in_what_sums_up_the_day()
    {
        var whole = new AgentEvent.DayState(TomorrowInManila.Date, Office.Status(AgentStatus.WrapUp), false, [], [], TomorrowInManila.Start);

        Assert.Equal(TomorrowInManila, InboxDay.At(Evening, London, AgentState.Unopened.Apply(whole)));
    }

    private static AgentState Opened(InboxDay day) =>
        AgentState.Unopened.Apply(new AgentEvent.DayOpened(day.Date, Office.Status(AgentStatus.Available), false, day.Start));

    private static BusinessDay DayAt(string site) => Office.Index.Sites.Single(s => s.Id == site).Day;
}
