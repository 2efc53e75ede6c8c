using Coaching.Actors.Agents;
using Coaching.Actors.Protocol;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Agents;

public sealed class AgentStateSpecs
{
    private static readonly AgentEvent[] OneOfEach =
    [
        new AgentEvent.DayOpened(Office.Today, Office.Status(AgentStatus.WrapUp), true),
        new AgentEvent.DayClosed(Office.Today, []),
        new AgentEvent.StatusSet(Office.Today, Office.Status(AgentStatus.OnBreak, "lunch")),
        new AgentEvent.MessagesSeen(Office.Today, [1], Office.Noon),
        new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon),
        new AgentEvent.MessageAcknowledged(Office.Today, 1, Office.Noon),
        new AgentEvent.DayState(Office.Today, Office.Status(AgentStatus.Available), false, [], []),
    ];

    private sealed record FromTheFuture(DateOnly Date) : AgentEvent(Date);

    [Fact]
    public void Should_apply_every_event_in_any_state()
    {
        var known = typeof(AgentEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(AgentEvent)));

        Assert.Equal(known.ToHashSet(), OneOfEach.Select(e => e.GetType()).ToHashSet());
        Assert.All(OneOfEach, first => Assert.All(OneOfEach, second => AgentState.Unopened.Apply(first).Apply(second)));
    }

    [Fact]
    public void Should_throw_when_the_event_is_unknown() =>
        Assert.Throws<InvalidOperationException>(() => AgentState.Unopened.Apply(new FromTheFuture(Office.Today)));

    [Fact]
    public void Should_hold_nothing_of_yesterday_when_an_event_of_today_comes()
    {
        var yesterday = AgentState.Unopened.Apply(new AgentEvent.MessagesRead(Office.Today.AddDays(-1), [1, 2], Office.Noon));

        var state = yesterday.Apply(new AgentEvent.MessagesRead(Office.Today, [3], Office.Noon));

        Assert.Equal([3L], state.Facts.Keys);
        Assert.Empty(yesterday.FactsOn(Office.Today));
    }

    [Fact]
    public void Should_keep_the_first_time_when_a_mark_comes_twice()
    {
        var state = AgentState.Unopened
            .Apply(new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon))
            .Apply(new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon.AddHours(1)))
            .Apply(new AgentEvent.MessageAcknowledged(Office.Today, 1, Office.Noon.AddHours(2)));

        Assert.Equal(new DeliveryFacts(1, null, Office.Noon, Office.Noon.AddHours(2)), state.FactsOf(1));
    }

    [Theory]
    [InlineData(false, false, false, InboxState.Unread)]
    [InlineData(true, false, false, InboxState.Unread)]
    [InlineData(true, true, false, InboxState.Read)]
    [InlineData(false, true, true, InboxState.Acknowledged)]
    public void Should_show_the_furthest_state(bool seen, bool read, bool acknowledged, InboxState expected)
    {
        var facts = new DeliveryFacts(1, At(seen), At(read), At(acknowledged));

        Assert.Equal(expected, facts.State);
    }

    private static DateTimeOffset? At(bool done) => done ? Office.Noon : null;
}
