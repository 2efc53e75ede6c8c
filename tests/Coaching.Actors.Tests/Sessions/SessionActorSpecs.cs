using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Agents;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Sessions;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Sessions;

public sealed class SessionActorSpecs : TestKit
{
    private readonly VirtualTime time;
    private readonly DayIndex day = new();
    private readonly CurrentDirectory directory = Office.Directory();
    private readonly FakeConnection connection = new();
    private readonly TestProbe region;
    private readonly TestProbe agent;
    private readonly TestProbe receipts;
    private readonly TestProbe hub;
    private readonly SessionContext context;
    private readonly IActorRef session;
    private Func<bool?> follow = () => true;

    public SessionActorSpecs()
        : base(VirtualTime.Hocon)
    {
        time = new VirtualTime(Sys);
        (region, agent, receipts, hub) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe(), CreateTestProbe());
        var audience = Sys.ActorOf(FakeAudience.Props(() => follow()));
        context = new SessionContext(region, audience, receipts, day, new InboxJoin(day, directory, time.Clock), SessionsSettings.Default, time.Clock);
        session = Sys.ActorOf(Props.Create(() => new SessionActor(Office.Index[Office.Ann]!, connection, context)));
    }

    [Fact]
    public async Task Should_show_the_whole_day_newest_first_when_the_agent_answers()
    {
        day.Add(Office.Message(1, Office.Ann));
        day.Add(Office.Message(2, Office.Ann, Office.Bob));
        day.Add(Office.Message(3, Office.Bob));

        await OpenAsync(Office.Status(AgentStatus.OnBreak), facts: DeliveryFacts.None(1) with { ReadAt = Office.Noon });

        var view = Assert.Single(connection.Inboxes);
        Assert.Equal([(2L, InboxState.Unread), (1L, InboxState.Read)], view.Messages.Select(m => (m.Message.Version, m.State)));
        Assert.Equal(("ann", "Ann", Office.Today, AgentStatus.OnBreak), (view.AgentId, view.Name, view.Date, view.Status.Status));
        Assert.Equal([2L, 1L], (await receipts.ExpectMsgAsync<InboxHanded>()).Versions);
    }

    [Theory]
    [InlineData(AgentStatus.Available, Presentation.Toast)]
    [InlineData(AgentStatus.OnInteraction, Presentation.Toast)]
    [InlineData(AgentStatus.WrapUp, Presentation.Toast)]
    [InlineData(AgentStatus.OnBreak, Presentation.Bell)]
    [InlineData(AgentStatus.LoggedOut, Presentation.Bell)]
    public async Task Should_toast_only_those_who_work(AgentStatus status, Presentation expected)
    {
        await OpenAsync(Office.Status(status));

        Assert.Equal(expected, connection.Presentations.Last());
    }

    [Fact]
    public async Task Should_end_when_its_connection_is_over_though_nobody_said_so()
    {
        await OpenAsync();
        Watch(session);
        connection.IsOver = true;

        time.Pass(2 * SessionsSettings.Default.Renewal);

        await ExpectTerminatedAsync(session);
    }

    [Fact]
    public async Task Should_repeat_what_is_not_answered_and_stop_when_it_is()
    {
        await OpenAsync();
        session.Tell(new SessionCommand.SetStatus(AgentStatus.WrapUp, null), hub);
        var asked = await region.ExpectMsgAsync<AgentCommand.SetStatus>();

        await NextTickAsync();
        Assert.False(region.HasMessages);
        await NextTickAsync();
        Assert.Equal(asked, await region.ExpectMsgAsync<AgentCommand.SetStatus>());
        session.Tell(new AgentReply.Done(asked.Number), agent);
        session.Tell(new AgentReply.Done(asked.Number), agent);
        await hub.ExpectMsgAsync<SessionReply.Done>();
        await NextTickAsync();
        await NextTickAsync();

        Assert.False(region.HasMessages);
        Assert.False(hub.HasMessages);
    }

    [Fact]
    public async Task Should_close_the_connection_when_more_is_unanswered_than_it_keeps()
    {
        await OpenAsync();

        for (var i = 0; i < SessionActor.MostUnanswered; i++)
        {
            session.Tell(new SessionCommand.MarkSeen([]), hub);
            await region.ExpectMsgAsync<AgentCommand.MarkSeen>();
        }

        Assert.False(connection.Closed);
        session.Tell(new SessionCommand.MarkSeen([]), hub);
        await session.Ask<ActorIdentity>(new Identify(null));

        Assert.True(connection.Closed);
        Assert.False(region.HasMessages);
    }

    [Fact]
    public async Task Should_never_repeat_a_status_after_a_later_one()
    {
        await OpenAsync();
        session.Tell(new SessionCommand.SetStatus(AgentStatus.OnBreak, "lunch"), hub);
        await region.ExpectMsgAsync<AgentCommand.SetStatus>();
        var second = CreateTestProbe();
        session.Tell(new SessionCommand.SetStatus(AgentStatus.Available, null), second);
        var later = await region.ExpectMsgAsync<AgentCommand.SetStatus>();

        session.Tell(new AgentReply.Done(later.Number), agent);
        await second.ExpectMsgAsync<SessionReply.Done>();
        await hub.ExpectMsgAsync<SessionReply.Done>();
        await NextTickAsync();
        await NextTickAsync();

        Assert.False(region.HasMessages);
    }

    [Fact]
    public async Task Should_present_by_the_agent_s_own_word_at_once()
    {
        await OpenAsync();

        session.Tell(new SessionCommand.SetStatus(AgentStatus.OnBreak, null), hub);
        await region.ExpectMsgAsync<AgentCommand.SetStatus>();

        Assert.Equal(Presentation.Bell, connection.Presentations.Last());
    }

    [Fact]
    public async Task Should_ignore_a_status_that_is_older_than_the_last()
    {
        await OpenAsync(statusNumber: 10);

        session.Tell(new AgentNews.StatusChanged(Office.Status(AgentStatus.OnBreak), 12), agent);
        session.Tell(new AgentNews.StatusChanged(Office.Status(AgentStatus.WrapUp), 11), agent);
        await SettleAsync();

        Assert.Equal([AgentStatus.OnBreak], connection.Statuses.Select(s => s.Status));
        Assert.Equal(Presentation.Bell, connection.Presentations.Last());
    }

    [Fact]
    public async Task Should_come_again_without_a_login_when_the_agent_dies()
    {
        await OpenAsync();

        Sys.Stop(agent);
        var renewal = await region.ExpectMsgAsync<AgentCommand.RenewSession>();
        var moved = CreateTestProbe();
        session.Tell(new AgentNews.InboxChanged(), moved);
        session.Tell(new AgentReply.Done(renewal.Number), moved);
        var fetch = await region.ExpectMsgAsync<AgentCommand.GetInbox>();
        session.Tell(Inbox(fetch.Number), moved);
        await AwaitAssertAsync(() => Assert.Equal(2, connection.Inboxes.Count));
        Sys.Stop(moved);

        await region.ExpectMsgAsync<AgentCommand.RenewSession>();
    }

    [Fact]
    public async Task Should_renew_itself_within_the_jittered_minute_with_one_renewal_at_a_time()
    {
        await OpenAsync();

        time.PassSeconds(75);
        var first = await region.FishForMessageAsync<AgentCommand.RenewSession>(_ => true);
        time.PassSeconds(75);
        var second = await region.FishForMessageAsync<AgentCommand.RenewSession>(r => r.Number > first.Number);
        session.Tell(new AgentReply.Done(second.Number), agent);
        await SettleAsync();
        await NextTickAsync();
        await NextTickAsync();

        Assert.DoesNotContain(await DrainAsync(), m => m is AgentCommand.RenewSession r && r.Number == first.Number);
    }

    [Fact]
    public async Task Should_repeat_what_is_unanswered_soon_and_then_rarer_and_look_no_more_when_all_is_answered()
    {
        await OpenAsync();
        await NextTickAsync();
        session.Tell(new SessionCommand.GetInbox(), hub);
        var asked = await region.ExpectMsgAsync<AgentCommand.GetInbox>();
        var repeatedAt = new List<int>();

        for (var tick = 1; tick <= 25; tick++)
        {
            await NextTickAsync();
            repeatedAt.AddRange((await DrainAsync()).OfType<AgentCommand.GetInbox>().Select(_ => tick));
        }

        Assert.Equal([1, 2, 4, 8, 16, 24], repeatedAt);
        session.Tell(Inbox(asked.Number), agent);
        await NextTickAsync();
        session.Tell(new SessionCommand.GetInbox(), hub);
        await region.ExpectMsgAsync<AgentCommand.GetInbox>();
        await NextTickAsync();
        await region.ExpectMsgAsync<AgentCommand.GetInbox>();
    }

    [Fact]
    public async Task Should_not_repeat_at_once_what_comes_right_before_a_tick()
    {
        await OpenAsync();
        session.Tell(new SessionCommand.GetInbox(), hub);
        await NextTickAsync();
        await region.ExpectMsgAsync<AgentCommand.GetInbox>();
        session.Tell(new SessionCommand.MarkSeen([]), hub);
        await region.ExpectMsgAsync<AgentCommand.MarkSeen>();

        await NextTickAsync();
        Assert.DoesNotContain(await DrainAsync(), m => m is AgentCommand.MarkSeen);
        await NextTickAsync();
        Assert.Contains(await DrainAsync(), m => m is AgentCommand.MarkSeen);
    }

    [Fact]
    public async Task Should_join_only_when_its_index_has_caught_up()
    {
        var register = await region.ExpectMsgAsync<AgentCommand.RegisterSession>();
        follow = () => false;

        session.Tell(Inbox(register.Number, upTo: 1), agent);
        await SettleAsync();
        Assert.Empty(connection.Inboxes);
        day.Add(Office.Message(1, Office.Ann));
        await NextTickAsync();
        await NextTickAsync();
        Assert.Equal(register.Number, (await region.FishForMessageAsync<AgentCommand.RegisterSession>(_ => true)).Number);
        session.Tell(Inbox(register.Number, upTo: 1), agent);

        await AwaitAssertAsync(() => Assert.Single(Assert.Single(connection.Inboxes).Messages));
    }

    [Fact]
    public async Task Should_look_into_the_log_when_the_agent_s_node_has_followed_it_further()
    {
        var register = await region.ExpectMsgAsync<AgentCommand.RegisterSession>();
        follow = () => Add(Office.Message(1, Office.Ann));

        session.Tell(Inbox(register.Number, upTo: 1), agent);
        Assert.Equal(register, await region.ExpectMsgAsync<AgentCommand.RegisterSession>());
        Assert.Empty(connection.Inboxes);
        session.Tell(Inbox(register.Number, upTo: 1, facts: DeliveryFacts.None(1) with { ReadAt = Office.Noon }), agent);

        await AwaitAssertAsync(() => Assert.Equal(InboxState.Read, Assert.Single(Assert.Single(connection.Inboxes).Messages).State));
    }

    [Fact]
    public async Task Should_register_without_an_answer_about_the_log_rather_than_never()
    {
        await OpenAsync();
        follow = () => null;
        var late = Sys.ActorOf(Props.Create(() => new SessionActor(Office.Index[Office.Bob]!, new FakeConnection(), context)));
        await late.Ask<ActorIdentity>(new Identify(null));
        time.Pass(SessionsSettings.Default.FollowsWithin - TimeSpan.FromMilliseconds(1));
        await late.Ask<ActorIdentity>(new Identify(null));
        Assert.False(region.HasMessages);

        time.Pass(TimeSpan.FromMilliseconds(1));

        Assert.Equal("bob", (await region.ExpectMsgAsync<AgentCommand.RegisterSession>()).Agent.Value);
    }

    [Fact]
    public async Task Should_mark_what_another_node_has_shown_once_this_one_has_followed()
    {
        await OpenAsync();
        follow = () => Add(Office.Message(1, Office.Ann));

        session.Tell(new SessionCommand.MarkRead([new MessageId("m1")]), hub);

        Assert.Equal([1L], (await region.ExpectMsgAsync<AgentCommand.MarkRead>()).Versions);
    }

    [Fact]
    public async Task Should_confirm_no_mark_of_a_message_that_may_be_there()
    {
        await OpenAsync();
        follow = () => false;

        session.Tell(new SessionCommand.MarkRead([new MessageId("m1")]), hub);
        await SettleAsync();
        await SettleAsync();

        Assert.False(region.HasMessages);
        Assert.False(hub.HasMessages);
    }

    [Fact]
    public async Task Should_leave_out_what_has_expired()
    {
        day.Add(Office.Message(1, Office.Ann) with { ExpiresAt = Office.Noon.AddMinutes(1) });
        time.PassSeconds(60);

        await OpenAsync();

        Assert.Empty(connection.Inboxes.Single().Messages);
    }

    [Fact]
    public async Task Should_show_changes_by_message_id()
    {
        day.Add(Office.Message(1, Office.Ann));
        await OpenAsync();

        session.Tell(new AgentNews.DeliveriesChanged([DeliveryFacts.None(1) with { ReadAt = Office.Noon }, DeliveryFacts.None(99)]), agent);
        await SettleAsync();

        Assert.Equal(["m1"], connection.Changes.Select(c => c.Id.Value));
    }

    [Fact]
    public async Task Should_mark_only_messages_that_there_are()
    {
        day.Add(Office.Message(1, Office.Ann));
        await OpenAsync();

        session.Tell(new SessionCommand.MarkRead([new MessageId("m1"), new MessageId("other")]), hub);
        session.Tell(new SessionCommand.Acknowledge(new MessageId("other")), hub);

        Assert.Equal([1L], (await region.ExpectMsgAsync<AgentCommand.MarkRead>()).Versions);
        Assert.Empty((await region.ExpectMsgAsync<AgentCommand.MarkSeen>()).Versions);
    }

    [Fact]
    public async Task Should_close_the_connection_when_the_agent_left_the_directory()
    {
        await OpenAsync();
        session.Tell(new SessionCommand.GetInbox(), hub);
        var asked = await region.ExpectMsgAsync<AgentCommand.GetInbox>();

        session.Tell(new AgentReply.NoSuchAgent(asked.Number), agent);

        await hub.ExpectMsgAsync<SessionReply.Gone>();
        Assert.True(connection.Closed);
    }

    [Fact]
    public async Task Should_end_when_the_connection_is_closed()
    {
        Watch(session);

        session.Tell(new ConnectionClosed());

        await ExpectTerminatedAsync(session);
    }

    [Fact]
    public async Task Should_show_the_inbox_by_the_new_site_when_the_agent_moved_and_the_old_site_is_gone()
    {
        directory.Set(DirectoryIndex.Build(Office.Snapshot with
        {
            Version = 2,
            Sites = [.. Office.Snapshot.Sites.Where(s => s.Row.Id == "manila")],
            Agents = [.. Office.Snapshot.Agents.Select(a => a with { Row = a.Row with { Site = "manila" } })],
        }));

        await OpenAsync();

        Assert.Single(connection.Inboxes);
    }

    private static AgentReply.Inbox Inbox(
        long number, ShownStatus? status = null, long upTo = 0, long statusNumber = 1, params DeliveryFacts[] facts) =>
        new(number, Office.Today, upTo, status ?? Office.Status(AgentStatus.Available), statusNumber, facts);

    private async Task OpenAsync(ShownStatus? status = null, long statusNumber = 1, params DeliveryFacts[] facts)
    {
        var register = await region.ExpectMsgAsync<AgentCommand.RegisterSession>();
        session.Tell(Inbox(register.Number, status, statusNumber: statusNumber, facts: facts), agent);
        await AwaitAssertAsync(() => Assert.Single(connection.Inboxes));
        await SettleAsync();
    }

    private bool? Add(Sent message)
    {
        day.Add(message);
        return true;
    }

    private async Task NextTickAsync()
    {
        time.Pass(SessionsSettings.Default.RepeatAfter);
        await SettleAsync();
    }

    /// <summary>The session has handled all it was told before.</summary>
    private async Task SettleAsync()
    {
        var identity = await session.Ask<ActorIdentity>(new Identify(null));
        Assert.NotNull(identity.Subject);
    }

    private async Task<IReadOnlyList<object>> DrainAsync()
    {
        var drained = new List<object>();

        while (region.HasMessages)
        {
            drained.Add(await region.ExpectMsgAsync<object>());
        }

        return drained;
    }
}
