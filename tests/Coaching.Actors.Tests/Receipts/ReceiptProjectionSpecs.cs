using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Agents;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Receipts;

public sealed class ReceiptProjectionSpecs : TestKit
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly VirtualTime time;
    private readonly FakeReceiptStore store = new();
    private readonly CurrentDirectory directory = new();
    private readonly JournalRows journal;
    private readonly TestProbe mediator;

    public ReceiptProjectionSpecs()
        : base(VirtualTime.Hocon + "\nakka.actor { serializers.coaching = \"Coaching.Actors.Serialization.CoachingSerializer, Coaching.Actors\" }")
    {
        time = new VirtualTime(Sys);
        journal = JournalRows.Of(Sys);
        mediator = CreateTestProbe();
        directory.Set(Office.Index);
    }

    [Fact]
    public async Task Should_write_receipts_with_the_position_they_reach_to_and_tell_all_nodes()
    {
        journal.Add("ann", new AgentEvent.DayOpened(Office.Today, Office.Status(AgentStatus.Available), false));
        journal.Add("ann", new AgentEvent.MessagesSeen(Office.Today, [1, 2], Office.Noon));
        journal.Add("bob", new AgentEvent.MessageAcknowledged(Office.Today, 1, Office.Noon));

        await StartAsync();

        Receipt[] expected =
        [
            new(1, Office.Ann, Office.Noon, null, null), new(2, Office.Ann, Office.Noon, null, null),
            new(1, Office.Bob, null, Office.Noon, Office.Noon),
        ];
        Assert.Equal(expected, (await ToldAsync()).Receipts);
        Assert.Equal(expected.ToHashSet(), (await store.LoadAsync(0, 9, default)).Receipts.ToHashSet());
        Assert.Equal(3, store.Position);
    }

    [Fact]
    public async Task Should_go_on_where_the_record_ends_when_it_restarts()
    {
        journal.Add("ann", new AgentEvent.MessagesSeen(Office.Today, [1], Office.Noon));
        await store.WriteReceiptsAsync([], 1, default);
        journal.Add("ann", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));

        await StartAsync();

        Assert.Equal(new Receipt(1, Office.Ann, null, Office.Noon, null), Assert.Single((await ToldAsync()).Receipts));
    }

    [Fact]
    public async Task Should_write_again_when_the_record_could_not_be_written()
    {
        journal.Add("ann", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        store.Before = call => call == nameof(store.WriteReceiptsAsync) ? Task.FromException(new TimeoutException("Away.")) : Task.CompletedTask;
        await StartAsync();
        store.Before = _ => Task.CompletedTask;

        await PassUntilAsync(() => Assert.Equal(1, store.Position));

        Assert.Single((await store.LoadAsync(0, 9, default)).Receipts);
    }

    [Fact]
    public async Task Should_delete_only_what_a_whole_repeats_and_only_once_that_is_recorded()
    {
        DeliveryFacts read = new(1, null, Office.Noon, null);
        journal.Add("ann", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        journal.Add("bob", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        journal.Add("ann", new AgentEvent.DayState(Office.Today, Office.Status(AgentStatus.Available), false, [read], []));
        journal.Add("ann", new AgentEvent.MessagesRead(Office.Today, [2], Office.Noon));
        var tries = 0;
        store.Before = call => call == nameof(store.WriteReceiptsAsync) && tries++ >= 0
            ? Task.FromException(new TimeoutException("Away."))
            : Task.CompletedTask;
        await StartAsync();
        await PassUntilAsync(() => Assert.True(tries > 1));
        Assert.Equal(3, journal.EventsOf("ann").Count);

        store.Before = _ => Task.CompletedTask;
        await PassUntilAsync(() => Assert.Equal(["DayState", "MessagesRead"], journal.EventsOf("ann").Select(e => e.GetType().Name)));

        Assert.Single(journal.EventsOf("bob"));
        Assert.Equal(4, store.Position);
    }

    [Fact]
    public async Task Should_keep_what_a_whole_repeats_when_lower_rows_may_still_turn_up()
    {
        journal.Add("ann", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        journal.Add("ann", new AgentEvent.DayClosed(Office.Today, [new(1, null, Office.Noon, null)]));
        journal.SafeUpTo = 1;
        await StartAsync();
        await PassUntilAsync(() => Assert.Equal(1, store.Position));
        Assert.Equal(2, journal.EventsOf("ann").Count);

        journal.SafeUpTo = long.MaxValue;

        await PassUntilAsync(() => Assert.Single(journal.EventsOf("ann")));
    }

    [Fact]
    public async Task Should_take_each_row_once_while_lower_ones_may_still_turn_up()
    {
        journal.Add("ann", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        journal.Add("bob", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        journal.SafeUpTo = 1;
        await StartAsync();
        Assert.Equal(2, (await ToldAsync()).Receipts.Count);
        var writes = 0;
        store.Before = call => Writes(call, () => writes++);

        journal.Add("cat", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        await PassUntilAsync(() => Assert.True(writes > 0));

        Assert.Equal(Office.Cat, Assert.Single((await ToldAsync()).Receipts).Ordinal);
        Assert.Equal(1, store.Position);
    }

    [Fact]
    public async Task Should_come_back_to_the_recorded_position_when_a_write_failed()
    {
        journal.Add("ann", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        journal.Add("bob", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        journal.SafeUpTo = 1;
        await StartAsync();
        await ToldAsync();
        var (failed, written) = (0, 0);
        store.Before = call => Writes(call, () => failed++, new TimeoutException("Away."));
        journal.Add("cat", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        await PassUntilAsync(() => Assert.True(failed > 1));

        store.Before = call => Writes(call, () => written++);
        await PassUntilAsync(() => Assert.True(written > 0));

        Assert.Equal([Office.Bob, Office.Cat], (await ToldAsync()).Receipts.Select(r => r.Ordinal));
    }

    [Fact]
    public async Task Should_look_soon_when_nudged()
    {
        var projection = await StartAsync();
        await PassUntilAsync(() => Assert.False(mediator.HasMessages));
        journal.Add("ann", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));

        projection.Tell(JournalGrew.Instance);
        await projection.Ask<ActorIdentity>(new Identify(null));
        time.PassSeconds(0.1);

        await ToldAsync();
    }

    [Fact]
    public async Task Should_lose_no_receipt_of_an_agent_that_its_directory_does_not_know_yet()
    {
        directory.Set(DirectoryIndex.Build(Office.Snapshot with { Agents = [.. Office.Snapshot.Agents.Take(1)] }));
        journal.Add("ann", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        journal.Add("bob", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        journal.Add("ann", new AgentEvent.MessagesRead(Office.Today, [2], Office.Noon));
        await StartAsync();
        await PassUntilAsync(() => Assert.Equal(1, store.Position));

        directory.Set(Office.Index);
        await PassUntilAsync(() => Assert.Equal(3, store.Position));

        Assert.Equal(3, (await store.LoadAsync(0, 9, default)).Receipts.Count);
    }

    [Fact]
    public async Task Should_not_wait_for_ever_for_an_agent_that_never_was()
    {
        journal.Add("zoe", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        journal.Add("ann", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        await StartAsync();

        await PassUntilAsync(() => Assert.Equal(2, store.Position));

        Assert.Equal(Office.Ann, Assert.Single((await store.LoadAsync(0, 9, default)).Receipts).Ordinal);
    }

    [Fact]
    public async Task Should_wait_until_the_directory_is_loaded()
    {
        var empty = new CurrentDirectory();
        journal.Add("ann", new AgentEvent.MessagesRead(Office.Today, [1], Office.Noon));
        var projection = await StartAsync(empty);
        await projection.Ask<ActorIdentity>(new Identify(null));
        Assert.Equal(0, store.Position);

        empty.Set(Office.Index);

        await PassUntilAsync(() => Assert.Equal(1, store.Position));
    }

    private async Task<IActorRef> StartAsync(CurrentDirectory? known = null)
    {
        var context = new ProjectionContext(journal, store, known ?? directory);
        var projection = Sys.ActorOf(Props.Create(() => new ReceiptProjection(context, mediator)));
        await mediator.ExpectMsgAsync<Subscribe>();
        time.Pass(Look);
        return projection;
    }

    private Task Writes(string call, Action count, Exception? fault = null)
    {
        if (call != nameof(store.WriteReceiptsAsync))
        {
            return Task.CompletedTask;
        }

        count();
        return fault is null ? Task.CompletedTask : Task.FromException(fault);
    }

    /// <summary>The next batch; that it says how many there were is another matter.</summary>
    private async Task<ReceiptsRecorded> ToldAsync() =>
        (ReceiptsRecorded)(await mediator.FishForMessageAsync<Publish>(p => p.Message is ReceiptsRecorded { Receipts.Count: > 0 }, max: TimeSpan.FromSeconds(30))).Message;

    private Task PassUntilAsync(Action assert) => AwaitAssertAsync(
        () =>
        {
            time.Pass(Look);
            assert();
        },
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMilliseconds(10));
}
