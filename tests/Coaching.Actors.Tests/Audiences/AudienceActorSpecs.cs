using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Hosting;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;
using Coaching.Actors.Tests.Fakes;
using Coaching.Actors.Tests.MessageLog;
using Xunit;
using Scope = Coaching.Actors.Protocol.Scope;

namespace Coaching.Actors.Tests.Audiences;

public sealed class AudienceActorSpecs : TestKit
{
    private static readonly AudienceSettings Settings = new() { QueueCapacity = 3, MaxBatch = 100 };

    private readonly VirtualTime time;
    private readonly FakeMessageLog log;
    private readonly DayIndex day = new();
    private readonly CurrentDirectory directory = Office.Directory();
    private readonly FakeClusterPlace place = new();
    private readonly NodeReadiness readiness;
    private readonly TestProbe followed;
    private readonly TestProbe mediator;
    private readonly TestProbe sender;

    public AudienceActorSpecs()
        : base(VirtualTime.Hocon)
    {
        time = new VirtualTime(Sys);
        log = new FakeMessageLog(time.Clock);
        readiness = new NodeReadiness(directory, place);
        (followed, sender, mediator) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe());
        Sys.EventStream.Subscribe(followed, typeof(EntryFollowed));
    }

    [Fact]
    public async Task Should_answer_after_the_commit_and_fan_out_once()
    {
        var audience = await StartAsync();

        audience.Tell(Send("a", new AudienceRule.OfAgents(["ann", "bob", "ann"])), sender);

        var accepted = await sender.ExpectMsgAsync<SendReply.Accepted>();
        Assert.Equal((2, true, Office.Noon), (accepted.Recipients, accepted.First, accepted.At));
        Assert.Equal(1, (await followed.ExpectMsgAsync<EntryFollowed>()).Entry.Version);
        await LookAroundAsync(audience);
        Assert.False(followed.HasMessages);
    }

    [Fact]
    public async Task Should_end_a_head_start_when_the_sender_was_answered_and_no_other_send_follows()
    {
        var audience = await StartAsync();
        var over = CreateTestProbe();
        Sys.EventStream.Subscribe(over, typeof(HeadStartOver));

        audience.Tell(new SenderAnswered(new MessageId("a")), sender);
        Assert.Equal("a", (await over.ExpectMsgAsync<HeadStartOver>()).Id.Value);

        var (committing, release) = HangAppends();
        audience.Tell(Send("b", new AudienceRule.OfAgents(["ann"])), sender);
        await committing;
        audience.Tell(new SenderAnswered(new MessageId("a")), sender);
        await SettleAsync(audience);
        Assert.False(over.HasMessages);
        release();
    }

    [Fact]
    public async Task Should_follow_the_log_for_who_asks_and_answer_after_that()
    {
        var audience = await StartAsync();
        log.AppendElsewhere(Draft("a"));

        audience.Tell(new CatchUp("then"), sender);

        Assert.Equal(new CaughtUp("then", true), await sender.ExpectMsgAsync<CaughtUp>());
        Assert.Equal(1, day.Version);
    }

    [Fact]
    public async Task Should_read_again_for_who_asks_while_a_read_is_under_way()
    {
        var audience = await StartAsync();
        var (reading, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        log.AfterRead = () =>
        {
            reading.TrySetResult();
            return release.Task;
        };
        audience.Tell(new CatchUp(1), sender);
        await reading.Task;
        log.AppendElsewhere(Draft("a"));
        audience.Tell(new CatchUp(2), sender);
        await SettleAsync(audience);
        release.SetResult();

        Assert.Equal(new CaughtUp(1, true), await sender.ExpectMsgAsync<CaughtUp>());
        Assert.Equal(new CaughtUp(2, true), await sender.ExpectMsgAsync<CaughtUp>());
        Assert.Equal(1, day.Version);
    }

    [Fact]
    public async Task Should_say_so_when_the_log_cannot_be_read()
    {
        var audience = await StartAsync();
        log.BeforeRead = FakeMessageLog.Fail;

        audience.Tell(new CatchUp("then"), sender);

        Assert.Equal(new CaughtUp("then", false), await sender.ExpectMsgAsync<CaughtUp>());
    }

    [Fact]
    public async Task Should_take_no_send_while_its_node_is_in_the_minority()
    {
        var audience = await StartAsync();
        place.Majority = false;
        audience.Tell(Send("a"), sender);
        await sender.ExpectMsgAsync<SendReply.OutcomeUnknown>();
        Assert.Equal(0, log.Begun);

        place.Majority = true;
        audience.Tell(Send("a"), sender);

        Assert.True((await sender.ExpectMsgAsync<SendReply.Accepted>()).First);
    }

    [Fact]
    public async Task Should_answer_a_send_that_was_taken_before_the_majority_was_lost()
    {
        var audience = await StartAsync();
        var (committing, release) = HangAppends();
        audience.Tell(Send("a"), sender);
        await committing;

        place.Majority = false;
        release();

        Assert.True((await sender.ExpectMsgAsync<SendReply.Accepted>()).First);
    }

    [Fact]
    public async Task Should_share_a_commit_when_sends_wait_together()
    {
        var audience = await StartAsync();
        var (committing, release) = HangAppends();

        audience.Tell(Send("a"), sender);
        await committing;
        audience.Tell(Send("b"), sender);
        audience.Tell(Send("c"), sender);
        audience.Tell(Send("b"), sender);
        await SettleAsync(audience);
        release();

        Assert.Equal(["a", "b", "c", "b"], await AnswersAsync(4));
        Assert.Equal([1, 3], log.Batches.Select(b => b.Count));
        Assert.Equal(["a", "b", "c"], (await log.ReadAfterAsync(0, 10, default)).Select(e => e.Id.Value));
    }

    [Fact]
    public async Task Should_give_the_first_answer_again_and_refuse_other_content()
    {
        var audience = await StartAsync();
        audience.Tell(Send("a"), sender);
        var first = await sender.ExpectMsgAsync<SendReply.Accepted>();
        directory.Set(Office.With(Office.Ann, row => row, removed: true));

        audience.Tell(Send("a"), sender);
        audience.Tell(Send("a") with { Body = "Other" }, sender);

        Assert.Equal(first with { First = false }, await sender.ExpectMsgAsync<SendReply.Accepted>());
        await sender.ExpectMsgAsync<SendReply.DifferentContent>();
    }

    [Fact]
    public async Task Should_refuse_when_the_audience_cannot_be_resolved()
    {
        var audience = await StartAsync();

        audience.Tell(Send("a", new AudienceRule.OfAgents(["zoe"])), sender);
        audience.Tell(Send("b") with { Scope = new Scope.OfTeams([]) }, sender);

        Assert.Equal(["agent 'zoe'"], (await sender.ExpectMsgAsync<SendReply.UnknownIds>()).Names);
        await sender.ExpectMsgAsync<SendReply.Nobody>();
        Assert.Equal(0, await log.GetHeadAsync(default));
    }

    [Fact]
    public async Task Should_say_unknown_after_the_patience_and_forget_who_had_not_begun()
    {
        var audience = await StartAsync();
        var (committing, release) = HangAppends();
        audience.Tell(Send("a"), sender);
        await committing;
        audience.Tell(Send("b"), sender);
        await SettleAsync(audience);

        time.PassSeconds(1.9);
        await SettleAsync(audience);
        Assert.False(sender.HasMessages);
        time.PassSeconds(0.4);

        await sender.ExpectMsgAsync<SendReply.OutcomeUnknown>();
        await sender.ExpectMsgAsync<SendReply.OutcomeUnknown>();
        release();
        Assert.Equal("a", (await followed.ExpectMsgAsync<EntryFollowed>()).Entry.Id.Value);
        audience.Tell(Send("a"), sender);
        Assert.False((await sender.ExpectMsgAsync<SendReply.Accepted>()).First);
        Assert.Equal(1, await log.GetHeadAsync(default));
    }

    [Fact]
    public async Task Should_turn_away_at_once_when_the_queue_is_full()
    {
        var audience = await StartAsync();
        var (committing, release) = HangAppends();
        audience.Tell(Send("a"), sender);
        await committing;

        foreach (var id in new[] { "b", "c", "d", "e" })
        {
            audience.Tell(Send(id), sender);
        }

        await sender.ExpectMsgAsync<SendReply.OutcomeUnknown>();
        release();
        Assert.Equal(["a", "b", "c", "d"], await AnswersAsync(4));
    }

    [Fact]
    public async Task Should_say_unknown_and_go_on_when_a_commit_fails()
    {
        var audience = await StartAsync();
        log.BeforeAppend = FakeMessageLog.Fail;
        audience.Tell(Send("a"), sender);
        await sender.ExpectMsgAsync<SendReply.OutcomeUnknown>();

        log.BeforeAppend = () => Task.CompletedTask;
        audience.Tell(Send("a"), sender);

        Assert.True((await sender.ExpectMsgAsync<SendReply.Accepted>()).First);
    }

    [Fact]
    public async Task Should_fan_out_once_when_a_commit_reports_failure_though_it_was_written()
    {
        var audience = await StartAsync();
        log.AfterAppend = FakeMessageLog.Fail;
        audience.Tell(Send("a"), sender);

        await sender.ExpectMsgAsync<SendReply.OutcomeUnknown>();
        Assert.Equal(["a"], await FollowedAsync(1));
        log.AfterAppend = () => Task.CompletedTask;
        audience.Tell(Send("a"), sender);

        Assert.False((await sender.ExpectMsgAsync<SendReply.Accepted>()).First);
        await LookAroundAsync(audience);
        Assert.False(followed.HasMessages);
    }

    [Fact]
    public async Task Should_fan_out_once_when_a_read_brings_what_was_committed_meanwhile()
    {
        var audience = await StartAsync();
        var (reading, read) = (new TaskCompletionSource(), new TaskCompletionSource());
        log.BeforeRead = () =>
        {
            reading.TrySetResult();
            return read.Task;
        };
        time.Pass(Settings.PollEvery);
        await reading.Task;

        audience.Tell(Send("a"), sender);
        await sender.ExpectMsgAsync<SendReply.Accepted>();
        read.SetResult();
        audience.Tell(Send("b"), sender);
        await sender.ExpectMsgAsync<SendReply.Accepted>();
        await LookAroundAsync(audience);

        Assert.Equal(["a", "b"], await FollowedAsync(2));
        await LookAroundAsync(audience);
        Assert.False(followed.HasMessages);
    }

    [Fact]
    public async Task Should_keep_the_log_s_order_when_other_nodes_entries_come_first()
    {
        var audience = await StartAsync();
        log.AppendElsewhere(Draft("x"));
        log.AppendElsewhere(Draft("y"));

        audience.Tell(Send("a"), sender);
        await sender.ExpectMsgAsync<SendReply.Accepted>();
        log.AppendElsewhere(Draft("z"));
        await LookAroundAsync(audience);

        Assert.Equal(["x", "y", "a", "z"], await FollowedAsync(4));
        Assert.False(followed.HasMessages);
    }

    [Fact]
    public async Task Should_tell_the_other_nodes_at_once_and_read_at_once_when_told()
    {
        var audience = await StartAsync();
        await mediator.ExpectMsgAsync<Subscribe>();
        audience.Tell(Send("a"), sender);
        var told = (LogGrew)(await mediator.ExpectMsgAsync<Publish>()).Message;
        Assert.Equal((1, "a"), (told.Version, told.Entries.Single().Id.Value));
        log.AppendElsewhere(Draft("b"));

        audience.Tell(new LogGrew(2, []));

        Assert.Equal(["a", "b"], await FollowedAsync(2));
    }

    [Fact]
    public async Task Should_follow_what_another_node_tells_without_reading()
    {
        var audience = await StartAsync();
        log.BeforeRead = FakeMessageLog.Fail;

        audience.Tell(Hint(log.AppendElsewhere(Draft("a")), log.AppendElsewhere(Draft("b"))));

        Assert.Equal(["a", "b"], await FollowedAsync(2));
        Assert.Equal(2, day.Version);
    }

    [Fact]
    public async Task Should_wait_for_the_hint_of_what_comes_before_and_not_read_it()
    {
        var audience = await StartAsync();
        log.BeforeRead = FakeMessageLog.Fail;
        var first = Hint(log.AppendElsewhere(Draft("a")));
        audience.Tell(Send("b"), sender);
        await sender.ExpectMsgAsync<SendReply.Accepted>();
        audience.Tell(Hint(log.AppendElsewhere(Draft("c"))));
        await SettleAsync(audience);
        Assert.False(followed.HasMessages);

        audience.Tell(first);

        Assert.Equal(["a", "b", "c"], await FollowedAsync(3));
        Assert.Equal(3, day.Version);
    }

    [Fact]
    public async Task Should_read_what_is_missing_when_its_hint_does_not_come()
    {
        var audience = await StartAsync();
        await LookAroundAsync(audience);
        log.AppendElsewhere(Draft("a"));
        var told = Hint(log.AppendElsewhere(Draft("b")));

        audience.Tell(told);
        await SettleAsync(audience);
        time.Pass(Settings.GapPatience);
        Assert.Equal(["a", "b"], await FollowedAsync(2));
        audience.Tell(told);
        await LookAroundAsync(audience);

        Assert.Equal(2, day.Version);
        Assert.False(followed.HasMessages);
    }

    [Fact]
    public async Task Should_wait_anew_when_another_hint_is_late_and_read_in_the_end()
    {
        var audience = await StartAsync();
        await LookAroundAsync(audience);
        var first = Hint(log.AppendElsewhere(Draft("a")));
        audience.Tell(Hint(log.AppendElsewhere(Draft("b"))));
        log.AppendElsewhere(Draft("c"));
        audience.Tell(Hint(log.AppendElsewhere(Draft("d"))));
        audience.Tell(first);
        Assert.Equal(["a", "b"], await FollowedAsync(2));

        time.Pass(Settings.GapPatience);
        await SettleAsync(audience);
        Assert.False(followed.HasMessages);
        time.Pass(Settings.GapPatience);

        Assert.Equal(["c", "d"], await FollowedAsync(2));
    }

    [Fact]
    public async Task Should_hold_what_was_sent_before_an_agent_goes_on()
    {
        var audience = await StartAsync();

        for (var i = 1; i <= 20; i++)
        {
            audience.Tell(Send($"m{i}"), sender);
            await sender.ExpectMsgAsync<SendReply.Accepted>();
            await WakeAsync(audience, Office.Ann);

            Assert.Equal(i, day.Version);
        }
    }

    [Fact]
    public async Task Should_load_the_day_in_pages_before_it_serves_anybody()
    {
        for (var i = 0; i < LogFollower.PageSize + 5; i++)
        {
            log.AppendElsewhere(Draft($"m{i}"));
        }

        var reads = new TaskCompletionSource();
        log.BeforeRead = () => reads.Task;
        var audience = Start();
        var ann = CreateTestProbe();
        audience.Tell(new AgentAwake(Office.Ann), ann);
        audience.Tell(Send("early"), sender);
        await sender.ExpectMsgAsync<SendReply.OutcomeUnknown>();
        Assert.False(ann.HasMessages || readiness.IsDayLoaded);
        reads.SetResult();

        await ann.ExpectMsgAsync<AgentRegistered>();
        Assert.True(readiness.IsDayLoaded);
        Assert.Equal(LogFollower.PageSize + 5, day.Version);
        Assert.False(followed.HasMessages);
    }

    [Fact]
    public async Task Should_load_in_the_end_when_the_database_is_away_at_start()
    {
        log.AppendElsewhere(Draft("a"));
        log.BeforeRead = FakeMessageLog.Fail;
        Start();

        await AwaitAssertAsync(() =>
        {
            log.BeforeRead = () => Task.CompletedTask;
            time.Pass(Settings.PollEvery);
            Assert.True(readiness.IsDayLoaded);
        });
        Assert.Equal(1, day.Version);
    }

    [Fact]
    public async Task Should_follow_again_when_a_read_failed()
    {
        var audience = await StartAsync();
        log.AppendElsewhere(Draft("a"));
        log.BeforeRead = FakeMessageLog.Fail;
        await LookAroundAsync(audience);
        log.BeforeRead = () => Task.CompletedTask;

        await AwaitAssertAsync(() =>
        {
            time.Pass(Settings.PollEvery);
            Assert.Equal(1, day.Version);
        });
        Assert.Equal(["a"], await FollowedAsync(1));
    }

    [Fact]
    public async Task Should_go_on_with_the_same_agents_when_it_restarts()
    {
        var audience = await StartAsync();
        var ann = await WakeAsync(audience, Office.Ann);

        audience.Tell(Send("a") with { Rule = null! }, sender);
        audience.Tell(Send("b"), sender);

        Assert.Equal("b", (await sender.ExpectMsgAsync<SendReply.Accepted>()).Id.Value);
        Assert.Equal(["b"], await FollowedAsync(1));
        directory.Set(Office.With(Office.Ann, row => row with { Active = false }));
        Sys.EventStream.Publish(new DirectoryChanged(directory.Index));
        await ann.ExpectMsgAsync<AgentLeft>();
    }

    [Fact]
    public async Task Should_tell_who_waits_when_it_restarts()
    {
        var audience = await StartAsync();
        var (committing, _) = HangAppends();
        audience.Tell(Send("a"), sender);
        await committing;

        audience.Tell(Send("b") with { Rule = null! }, CreateTestProbe());

        await sender.ExpectMsgAsync<SendReply.OutcomeUnknown>();
    }

    [Fact]
    public async Task Should_tell_each_site_s_agents_when_their_day_turns()
    {
        var audience = await StartAsync();
        await LookAroundAsync(audience);
        var (ann, dai) = (await WakeAsync(audience, Office.Ann), await WakeAsync(audience, Office.Dai));

        time.Clock.Advance(TimeSpan.FromHours(8));
        await LookAroundAsync(audience);

        await dai.ExpectMsgAsync<DayTurned>();
        Assert.False(ann.HasMessages);
    }

    [Fact]
    public async Task Should_tell_agents_who_left_the_directory()
    {
        var audience = await StartAsync();
        var (ann, bob) = (await WakeAsync(audience, Office.Ann), await WakeAsync(audience, Office.Bob));

        Sys.EventStream.Publish(new DirectoryChanged(Office.With(Office.Bob, row => row, removed: true)));

        await bob.ExpectMsgAsync<AgentLeft>();
        Assert.False(ann.HasMessages);
    }

    private static SendMessage Send(string id, AudienceRule? rule = null) => new(
        new MessageId(id), Office.Sue, new Scope.Everyone(), rule ?? new AudienceRule.Everyone(), $"Body of {id}", Priority.Normal, false, null, null);

    private static LogGrew Hint(params Sent[] entries) => LogGrew.Of(entries).Single();

    private static SendDraft Draft(string id) => Drafts.New(id) with { Audience = Office.Index.Active };

    private IActorRef Start()
    {
        var context = new AudienceContext(log, day, new AwakeAgents(), directory, new RosterBoard(Office.Noon), time.Clock, readiness, Settings);
        return Sys.ActorOf(Props.Create(() => new AudienceActor(context, mediator)));
    }

    private async Task<IActorRef> StartAsync()
    {
        var audience = Start();
        await AwaitAssertAsync(() => Assert.True(readiness.IsDayLoaded));
        await SettleAsync(audience);
        return audience;
    }

    private async Task<TestProbe> WakeAsync(IActorRef audience, int ordinal)
    {
        var agent = CreateTestProbe();
        audience.Tell(new AgentAwake(ordinal), agent);
        await agent.ExpectMsgAsync<AgentRegistered>();
        return agent;
    }

    private (Task Committing, Action Release) HangAppends()
    {
        var (committing, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        log.BeforeAppend = () =>
        {
            committing.TrySetResult();
            return release.Task;
        };
        return (committing.Task, release.SetResult);
    }

    private async Task LookAroundAsync(IActorRef audience)
    {
        time.Pass(Settings.PollEvery);
        await SettleAsync(audience);
        await SettleAsync(audience);
    }

    private static Task<ActorIdentity> SettleAsync(IActorRef actor) => actor.Ask<ActorIdentity>(new Identify(null));

    private async Task<IReadOnlyList<string>> AnswersAsync(int count)
    {
        var ids = new List<string>();

        for (var i = 0; i < count; i++)
        {
            ids.Add((await sender.ExpectMsgAsync<SendReply.Accepted>()).Id.Value);
        }

        return ids;
    }

    private async Task<IReadOnlyList<string>> FollowedAsync(int count)
    {
        var ids = new List<string>();

        for (var i = 0; i < count; i++)
        {
            ids.Add((await followed.ExpectMsgAsync<EntryFollowed>()).Entry.Id.Value);
        }

        return ids;
    }
}
