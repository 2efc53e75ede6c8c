using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;
using Coaching.Actors.Sessions;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Agents;

public sealed class AgentActorSpecs : TestKit
{
    private static readonly AgentId Ann = new("ann");

    private static readonly TimeSpan UntilTomorrow = TimeSpan.FromHours(15);

    private readonly VirtualTime time;
    private readonly JournalRows journal;
    private readonly DayIndex day = new();
    private readonly CurrentDirectory directory = Office.Directory();
    private readonly TestProbe audience;
    private readonly TestProbe roster;
    private readonly TestProbe session;
    private TestProbe shard;
    private long number;

    public AgentActorSpecs()
        : base(VirtualTime.Hocon + "\n" + FakeJournal.Hocon + "\n" + UnwantedSnapshots.Hocon + "\nakka.persistence.max-concurrent-recoveries = 1")
    {
        time = new VirtualTime(Sys);
        journal = JournalRows.Of(Sys);
        (audience, roster, shard, session) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe(), CreateTestProbe());
    }

    [Fact]
    public async Task Should_answer_the_day_when_a_session_registers()
    {
        day.Add(Office.Message(1, Office.Ann));
        var agent = await WakeAsync();

        var inbox = await RegisterAsync(agent, session);

        Assert.Equal((Office.Today, 1L, AgentStatus.Available), (inbox.Date, inbox.UpToVersion, inbox.Status.Status));
        Assert.Empty(inbox.Facts);
        Assert.IsType<AgentEvent.DayOpened>(Assert.Single(journal.EventsOf("ann")));
    }

    [Fact]
    public async Task Should_answer_only_when_the_mark_is_written()
    {
        var (agent, writing) = (await LoggedInAsync(1), new TaskCompletionSource());
        var began = new TaskCompletionSource();
        journal.BeforeWrite = () =>
        {
            began.SetResult();
            return writing.Task;
        };

        agent.Tell(new AgentCommand.MarkRead(Ann, 9, [1]), session);
        await began.Task;
        Assert.False(session.HasMessages);
        writing.SetResult();

        Assert.Equal(9, (await session.ExpectMsgAsync<AgentReply.Done>()).Number);
        Assert.Equal([1L], journal.EventsOf("ann").OfType<AgentEvent.MessagesRead>().Single().Versions);
    }

    [Fact]
    public async Task Should_write_once_and_tell_all_sessions_once_when_marked_twice()
    {
        var agent = await LoggedInAsync(1, 2);
        day.Add(Office.Message(3, Office.Bob));
        var other = CreateTestProbe();
        await RegisterAsync(agent, other);

        agent.Tell(new AgentCommand.MarkRead(Ann, 1, [1, 2]), session);
        agent.Tell(new AgentCommand.MarkRead(Ann, 2, [2, 1]), session);
        agent.Tell(new AgentCommand.MarkRead(Ann, 3, [3]), other);

        Assert.Equal([1L, 2], (await other.ExpectMsgAsync<AgentNews.DeliveriesChanged>()).Facts.Select(f => f.Version));
        await other.ExpectMsgAsync<AgentReply.Done>();
        Assert.Single(journal.EventsOf("ann").OfType<AgentEvent.MessagesRead>());
    }

    [Fact]
    public async Task Should_keep_the_explicit_status_when_the_session_comes_again_and_when_the_agent_restarts()
    {
        var agent = await LoggedInAsync();
        await AskAsync(agent, n => new AgentCommand.SetStatus(Ann, n, AgentStatus.OnBreak, "lunch"));
        await StopAsync(session);

        time.PassSeconds(3600);
        var again = await RegisterAsync(agent, CreateTestProbe());
        await StopAsync(agent);
        var restarted = await RegisterAsync(await WakeAsync(), CreateTestProbe());

        Assert.Equal((AgentStatus.OnBreak, "lunch"), (again.Status.Status, again.Status.Reason));
        Assert.Equal(again.Status, restarted.Status);
        Assert.True(restarted.StatusNumber >= again.StatusNumber);
    }

    [Fact]
    public async Task Should_be_available_at_the_first_login_of_the_next_day()
    {
        var agent = await LoggedInAsync();
        await AskAsync(agent, n => new AgentCommand.SetStatus(Ann, n, AgentStatus.OnBreak, null));
        await StopAsync(session);

        time.Pass(TimeSpan.FromDays(1));
        await WriteTurnAsync(agent);
        var inbox = await RegisterAsync(agent, CreateTestProbe());

        Assert.Equal(AgentStatus.Available, inbox.Status.Status);
        Assert.Equal(Office.Today.AddDays(1), inbox.Date);
    }

    [Fact]
    public async Task Should_keep_a_break_over_the_turn_also_when_a_mark_opens_the_day()
    {
        var agent = await LoggedInAsync();
        await AskAsync(agent, n => new AgentCommand.SetStatus(Ann, n, AgentStatus.OnBreak, "lunch"));
        time.Pass(UntilTomorrow);
        day.Add(Office.Message(1, Office.Ann) with { SentAt = time.Clock.GetUtcNow() });

        await AskAsync(agent, n => new AgentCommand.MarkRead(Ann, n, [1]));
        Assert.Single(journal.EventsOf("ann").OfType<AgentEvent.MessagesRead>());
        await StopAsync(agent);
        var moved = await RegisterAsync(await WakeAsync(), CreateTestProbe());

        Assert.Equal((AgentStatus.OnBreak, "lunch"), (moved.Status.Status, moved.Status.Reason));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Should_count_a_mark_once_when_its_write_failed_and_it_is_repeated(bool writtenAllTheSame)
    {
        var agent = await LoggedInAsync(1);
        Watch(agent);
        FailNextWrite(afterwards: writtenAllTheSame);

        agent.Tell(new AgentCommand.MarkRead(Ann, 7, [1]), session);
        await ExpectTerminatedAsync(agent);
        var recovered = await WakeAsync();
        recovered.Tell(new AgentCommand.MarkRead(Ann, 7, [1]), session);

        Assert.Equal(7, (await session.ExpectMsgAsync<AgentReply.Done>()).Number);
        Assert.Single(journal.EventsOf("ann").OfType<AgentEvent.MessagesRead>());
        Assert.NotNull((await RegisterAsync(recovered, CreateTestProbe())).Facts.Single().ReadAt);
    }

    [Fact]
    public async Task Should_have_an_empty_inbox_at_once_and_write_the_turn_later()
    {
        var agent = await LoggedInAsync(1);
        await AskAsync(agent, n => new AgentCommand.MarkRead(Ann, n, [1]));
        var rowsBefore = journal.EventsOf("ann").Count;

        time.Pass(UntilTomorrow);
        agent.Tell(new DayTurned());
        await session.FishForMessageAsync<AgentNews.InboxChanged>(_ => true);
        var inbox = await InboxAsync(agent);

        Assert.Equal((Office.Today.AddDays(1), 0), (inbox.Date, inbox.Facts.Count));
        Assert.Equal(rowsBefore, journal.EventsOf("ann").Count);

        time.Pass(SessionsSettings.Default.TurnJitter);

        await AwaitAssertAsync(() => Assert.Collection(
            journal.EventsOf("ann").Skip(rowsBefore),
            e => Assert.Equal([1L], Assert.IsType<AgentEvent.DayClosed>(e).Facts.Select(f => f.Version)),
            e => Assert.Equal((Office.Today.AddDays(1), false), (Assert.IsType<AgentEvent.DayOpened>(e).Date, ((AgentEvent.DayOpened)e).Carried))));
    }

    [Fact]
    public async Task Should_tell_sessions_of_the_new_day_when_a_command_notices_it_first()
    {
        var agent = await LoggedInAsync(1);
        time.Pass(UntilTomorrow);

        agent.Tell(new AgentCommand.MarkRead(Ann, 5, [1]), session);

        await session.ExpectMsgAsync<AgentNews.InboxChanged>();
        Assert.Equal(5, (await session.ExpectMsgAsync<AgentReply.Done>()).Number);
        Assert.Empty(journal.EventsOf("ann").OfType<AgentEvent.MessagesRead>());
    }

    [Fact]
    public async Task Should_keep_a_break_over_the_turn_when_the_page_stays_open()
    {
        var agent = await LoggedInAsync();
        await AskAsync(agent, n => new AgentCommand.SetStatus(Ann, n, AgentStatus.OnBreak, null));

        time.Pass(UntilTomorrow);
        await WriteTurnAsync(agent);
        var second = await RegisterAsync(agent, CreateTestProbe());

        Assert.Equal(AgentStatus.OnBreak, second.Status.Status);
    }

    [Fact]
    public async Task Should_show_logged_out_only_when_the_grace_period_is_over()
    {
        var agent = await LoggedInAsync();
        await roster.FishForMessageAsync<StatusReported>(r => r.Row.Status == AgentStatus.Available);

        await StopAsync(session);
        await InboxAsync(agent);
        time.PassSeconds(29);
        await InboxAsync(agent);
        Assert.False(roster.HasMessages);
        time.PassSeconds(1);

        var left = await roster.ExpectMsgAsync<StatusReported>();
        Assert.Equal(new ShownStatus(AgentStatus.LoggedOut, null, Office.Noon), left.Row);
    }

    [Fact]
    public async Task Should_show_nothing_new_when_a_page_reloads_within_the_grace_period()
    {
        var agent = await LoggedInAsync();
        await roster.ExpectMsgAsync<StatusReported>();

        await StopAsync(session);
        time.PassSeconds(10);
        await RegisterAsync(agent, CreateTestProbe());
        time.PassSeconds(60);
        await InboxAsync(agent);

        Assert.False(roster.HasMessages);
    }

    [Fact]
    public async Task Should_report_nothing_after_a_move_until_sessions_had_time_to_come()
    {
        await StopAsync(await LoggedInAsync());
        await roster.ExpectMsgAsync<StatusReported>();
        var moved = await WakeAsync();

        time.PassSeconds(25);
        await InboxAsync(moved);
        Assert.False(roster.HasMessages);
        moved.Tell(new AgentCommand.RenewSession(Ann, 4), session);

        await session.ExpectMsgAsync<AgentNews.InboxChanged>();
        await session.ExpectMsgAsync<AgentReply.Done>();
        Assert.Equal(AgentStatus.Available, (await roster.ExpectMsgAsync<StatusReported>()).Row.Status);
    }

    [Fact]
    public async Task Should_leave_when_idle_though_nobody_ever_registered()
    {
        var agent = await WakeAsync();
        await InboxAsync(agent);

        time.Pass(SessionsSettings.Default.Grace);
        await InboxAsync(agent);
        time.Pass(SessionsSettings.Default.IdleAgent);
        Assert.Equal(StopAgent.Instance, (await shard.ExpectMsgAsync<Passivate>()).StopMessage);

        Watch(agent);
        agent.Tell(StopAgent.Instance);
        await ExpectTerminatedAsync(agent);
    }

    [Fact]
    public async Task Should_stay_while_there_is_a_session()
    {
        var agent = await LoggedInAsync();

        time.Pass(SessionsSettings.Default.IdleAgent * 2);
        await InboxAsync(agent);

        Assert.False(shard.HasMessages);
    }

    [Theory]
    [InlineData("zoe")]
    [InlineData("bob")]
    public async Task Should_say_so_and_leave_when_the_agent_cannot_be_reached(string agentId)
    {
        directory.Set(Office.With(Office.Bob, row => row, removed: true));

        var agent = Start(agentId);
        agent.Tell(new AgentCommand.RegisterSession(new AgentId(agentId), 3), session);

        Assert.Equal(3, (await session.ExpectMsgAsync<AgentReply.NoSuchAgent>()).Number);
        await shard.ExpectMsgAsync<Passivate>();
        Assert.Empty(journal.EventsOf(agentId));
    }

    [Fact]
    public async Task Should_wait_for_the_directory_when_it_wakes_before_it_is_loaded()
    {
        var late = new CurrentDirectory();
        var agent = Start("ann", late);
        agent.Tell(new AgentCommand.RegisterSession(Ann, 3), session);

        // One recovers after the other: when Bob is awake, Ann has looked at the directory.
        Start("bob");
        Assert.Equal(Office.Bob, (await audience.ExpectMsgAsync<AgentAwake>()).Ordinal);
        late.Set(Office.Index);
        await AwaitAssertAsync(() =>
        {
            time.PassSeconds(1);
            Assert.True(audience.HasMessages);
        });
        await AdmitAsync(agent);

        Assert.Equal(3, (await session.ExpectMsgAsync<AgentReply.Inbox>()).Number);
    }

    [Fact]
    public async Task Should_hold_a_mark_back_until_its_node_has_followed_the_log_so_far()
    {
        var agent = await LoggedInAsync();

        agent.Tell(new AgentCommand.MarkSeen(Ann, 5, [1]), session);
        var ahead = await audience.ExpectMsgAsync<CatchUp>();
        await InboxAsync(agent);
        Assert.False(session.HasMessages);
        day.Add(Office.Message(1, Office.Ann));
        agent.Tell(new CaughtUp(ahead.Then, Whole: true));

        Assert.Equal(5, (await session.ExpectMsgAsync<AgentReply.Done>()).Number);
        Assert.Equal([1L], (await session.ExpectMsgAsync<AgentNews.DeliveriesChanged>()).Facts.Select(f => f.Version));
    }

    [Fact]
    public async Task Should_leave_a_mark_to_be_repeated_when_the_log_cannot_be_read()
    {
        var agent = await LoggedInAsync();

        agent.Tell(new AgentCommand.MarkSeen(Ann, 5, [1]), session);
        agent.Tell(new CaughtUp((await audience.ExpectMsgAsync<CatchUp>()).Then, Whole: false));
        await InboxAsync(agent);
        day.Add(Office.Message(1, Office.Ann));
        agent.Tell(new AgentCommand.MarkSeen(Ann, 5, [1]), session);

        Assert.Equal(5, (await session.ExpectMsgAsync<AgentReply.Done>()).Number);
        Assert.Equal([1L], (await session.ExpectMsgAsync<AgentNews.DeliveriesChanged>()).Facts.Select(f => f.Version));
        Assert.False(session.HasMessages);
    }

    [Fact]
    public async Task Should_take_a_mark_of_what_arrived_since_it_woke()
    {
        var agent = await LoggedInAsync();
        day.Add(Office.Message(1, Office.Ann));
        day.Add(Office.Message(2, Office.Bob));

        await AskAsync(agent, n => new AgentCommand.MarkSeen(Ann, n, [1, 2]));

        Assert.Equal([1L], journal.EventsOf("ann").OfType<AgentEvent.MessagesSeen>().Single().Versions);
    }

    [Fact]
    public async Task Should_send_its_sessions_away_when_the_agent_leaves_the_directory()
    {
        var agent = await LoggedInAsync();

        agent.Tell(new AgentLeft());

        await session.ExpectMsgAsync<AgentReply.NoSuchAgent>();
        await shard.ExpectMsgAsync<Passivate>();
    }

    [Fact]
    public async Task Should_live_by_the_new_site_s_day_when_the_agent_moves_there()
    {
        var agent = await LoggedInAsync();
        directory.Set(DirectoryIndex.Build(Office.Snapshot with
        {
            Version = 2,
            Sites = [.. Office.Snapshot.Sites.Where(s => s.Row.Id == "manila")],
            Agents = [.. Office.Snapshot.Agents.Select(a => a with { Row = a.Row with { Site = "manila" } })],
        }));

        time.Pass(TimeSpan.FromHours(8));

        Assert.Equal(Office.Today.AddDays(1), (await InboxAsync(agent)).Date);
    }

    [Fact]
    public async Task Should_have_what_is_sent_after_a_move_to_where_it_is_the_day_before()
    {
        // 04:00 of tomorrow in Manila, 20:00 of today in London.
        directory.Set(Office.With(Office.Ann, row => row with { Site = "manila" }));
        time.Pass(TimeSpan.FromHours(8));
        day.Add(Office.Message(1, Office.Noon.AddHours(6), Office.Ann));
        day.Add(Office.Message(2, time.Clock.GetUtcNow(), Office.Ann));
        var agent = await LoggedInAsync();
        directory.Set(Office.Index);
        day.Add(Office.Message(3, time.Clock.GetUtcNow(), Office.Ann));

        await AskAsync(agent, n => new AgentCommand.MarkRead(Ann, n, [1, 2, 3]));
        var moved = await InboxAsync(agent);
        time.Pass(Office.NextDay.Start - time.Clock.GetUtcNow());
        agent.Tell(new DayTurned());
        await session.FishForMessageAsync<AgentNews.InboxChanged>(_ => true);
        var cleared = await InboxAsync(agent);

        Assert.Equal([2L, 3], journal.EventsOf("ann").OfType<AgentEvent.MessagesRead>().Single().Versions);
        Assert.Equal((Office.NextDay.Date, Office.Noon.AddHours(7)), (moved.Date, moved.Start));
        Assert.Equal((Office.NextDay.Date, Office.NextDay.Start), (cleared.Date, cleared.Start));
    }

    [Fact]
    public async Task Should_never_go_back_a_day_when_the_journal_knows_a_later_one()
    {
        // Written where clocks are a day ahead.
        var tomorrow = Office.Today.AddDays(1);
        journal.Add("ann", new AgentEvent.DayClosed(Office.Today, []));
        journal.Add("ann", new AgentEvent.DayOpened(tomorrow, Office.Status(AgentStatus.WrapUp), false));
        var agent = await WakeAsync();

        var inbox = await RegisterAsync(agent, session);
        await AskAsync(agent, n => new AgentCommand.SetStatus(Ann, n, AgentStatus.OnBreak, null));

        Assert.Equal((tomorrow, AgentStatus.WrapUp), (inbox.Date, inbox.Status.Status));
        Assert.All(journal.EventsOf("ann").Skip(2), e => Assert.Equal(tomorrow, e.Date));
    }

    [Fact]
    public async Task Should_sum_up_the_day_and_recover_from_that_alone_when_much_happens()
    {
        var agent = await LoggedInAsync(1);
        await AskAsync(agent, n => new AgentCommand.MarkRead(Ann, n, [1]));

        for (var i = 0; i < AgentDecider.EventsBetweenWholes * 2; i++)
        {
            await AskAsync(agent, n => new AgentCommand.SetStatus(Ann, n, n % 2 == 0 ? AgentStatus.WrapUp : AgentStatus.OnInteraction, null));
        }

        await StopAsync(agent);
        var whole = journal.Of(PersistenceIds.Of("ann")).Last(r => r.Row.Manifest == "agent-event:day-state:1");
        journal.Delete(PersistenceIds.Of("ann"), whole.SequenceNr - 1);
        Assert.InRange(journal.EventsOf("ann").Count, 1, AgentDecider.EventsBetweenWholes);
        var inbox = await RegisterAsync(await WakeAsync(), CreateTestProbe());
        Assert.NotNull(inbox.Facts.Single().ReadAt);
    }

    private IActorRef Start(string agentId, CurrentDirectory? known = null)
    {
        var context = new AgentContext(audience, roster, CreateTestProbe(), known ?? directory, day, time.Clock, SessionsSettings.Default);
        shard = CreateTestProbe();
        return shard.ChildActorOf(Props.Create(() => new AgentActor(agentId, context)));
    }

    private async Task<IActorRef> WakeAsync()
    {
        var agent = Start("ann");
        await AdmitAsync(agent);
        return agent;
    }

    private async Task AdmitAsync(IActorRef agent)
    {
        Assert.Equal(Office.Ann, (await audience.ExpectMsgAsync<AgentAwake>()).Ordinal);
        agent.Tell(new AgentRegistered(), audience);
    }

    /// <summary>Ann with a session, and with these messages in today's inbox.</summary>
    private async Task<IActorRef> LoggedInAsync(params long[] versions)
    {
        Array.ForEach(versions, v => day.Add(Office.Message(v, Office.Ann)));
        var agent = await WakeAsync();
        await RegisterAsync(agent, session);
        return agent;
    }

    private async Task<AgentReply.Inbox> RegisterAsync(IActorRef agent, TestProbe from)
    {
        agent.Tell(new AgentCommand.RegisterSession(Ann, ++number), from);
        return await from.FishForMessageAsync<AgentReply.Inbox>(r => r.Number == number);
    }

    private async Task<AgentReply.Inbox> InboxAsync(IActorRef agent)
    {
        var asker = CreateTestProbe();
        agent.Tell(new AgentCommand.GetInbox(Ann, ++number), asker);
        return await asker.ExpectMsgAsync<AgentReply.Inbox>();
    }

    private async Task AskAsync(IActorRef agent, Func<long, AgentCommand> command)
    {
        var asker = CreateTestProbe();
        agent.Tell(command(++number), asker);
        await asker.ExpectMsgAsync<AgentReply.Done>();
    }

    private async Task WriteTurnAsync(IActorRef agent)
    {
        agent.Tell(new DayTurned());
        await InboxAsync(agent);
        time.Pass(SessionsSettings.Default.TurnJitter);
        await AwaitAssertAsync(() => Assert.Contains(journal.EventsOf("ann"), e => e is AgentEvent.DayOpened && e.Date > Office.Today));
        await InboxAsync(agent);
    }

    private void FailNextWrite(bool afterwards)
    {
        var fail = () =>
        {
            (journal.BeforeWrite, journal.AfterWrite) = (() => Task.CompletedTask, () => Task.CompletedTask);
            return Task.FromException(new TimeoutException("The database is away."));
        };
        journal.BeforeWrite = afterwards ? journal.BeforeWrite : fail;
        journal.AfterWrite = afterwards ? fail : journal.AfterWrite;
    }

    private async Task StopAsync(IActorRef actor)
    {
        var watcher = CreateTestProbe();
        watcher.Watch(actor);
        Sys.Stop(actor);
        await watcher.ExpectTerminatedAsync(actor);
    }
}
