using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Audiences;
using Coaching.Actors.Receipts;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Receipts;

public sealed class ReceiptWriterSpecs : TestKit
{
    private static readonly AgentSet AnnAndBob = AgentSet.FromOrdinals([Office.Ann, Office.Bob]);

    private readonly VirtualTime time;
    private readonly FakeReceiptStore store = new();
    private readonly ReceiptBook book = new();
    private readonly TestProbe mediator;
    private readonly TestProbe changed;

    public ReceiptWriterSpecs()
        : base(VirtualTime.Hocon)
    {
        time = new VirtualTime(Sys);
        (mediator, changed) = (CreateTestProbe(), CreateTestProbe());
        Sys.EventStream.Subscribe(changed, typeof(FunnelsChanged));
    }

    [Fact]
    public async Task Should_write_what_was_handed_in_one_batch_and_tell_the_other_nodes()
    {
        var writer = await StartAsync();
        writer.Tell(new MessageHanded(1, AgentSet.FromOrdinals([Office.Ann]), AgentSet.Empty));
        writer.Tell(new InboxHanded(Office.Bob, [1]));

        time.Pass(ReceiptWriter.FlushEvery);

        var told = (DeliveriesRecorded)(await mediator.ExpectMsgAsync<Publish>()).Message;
        Assert.Equal(("node", 1), (told.Incarnation, told.Deliveries.Count));
        Assert.Equal([1L], (await changed.ExpectMsgAsync<FunnelsChanged>()).Versions);
        Assert.Equal(new Funnel(2, 2, 0, 0, 0, 0), book.Funnel(1, AnnAndBob));
        await AwaitAssertAsync(() => Assert.Equal(1, store.DeliveredWrites));
        Assert.Equal(told.Deliveries, (await store.LoadAsync(1, 1, default)).Delivered);
    }

    [Fact]
    public async Task Should_lose_nothing_when_a_write_fails()
    {
        var writer = await StartAsync();
        store.Before = _ => Task.FromException(new TimeoutException("The database is away."));
        writer.Tell(new MessageHanded(1, AgentSet.FromOrdinals([Office.Ann]), AgentSet.Empty));
        time.Pass(ReceiptWriter.FlushEvery);
        await changed.ExpectMsgAsync<FunnelsChanged>();
        store.Before = _ => Task.CompletedTask;

        writer.Tell(new MessageHanded(1, AgentSet.FromOrdinals([Office.Bob]), AgentSet.Empty));

        await AwaitAssertAsync(async () =>
        {
            time.Pass(ReceiptWriter.FlushEvery);
            Assert.Equal(AnnAndBob, Assert.Single((await store.LoadAsync(1, 1, default)).Delivered).Toast);
        });
    }

    [Fact]
    public async Task Should_take_in_what_other_nodes_and_the_projection_tell()
    {
        var writer = await StartAsync();

        writer.Tell(new DeliveriesRecorded("other", [new DeliveredSets(1, AgentSet.Empty, AnnAndBob)]));
        writer.Tell(new DeliveriesRecorded("node", [new DeliveredSets(2, AgentSet.Empty, AnnAndBob)]));
        writer.Tell(new ReceiptsRecorded([new Receipt(1, Office.Ann, null, Office.Noon, null)]));
        await SettleAsync(writer);
        time.Pass(ReceiptWriter.FlushEvery);

        Assert.Equal([1L], (await changed.ExpectMsgAsync<FunnelsChanged>()).Versions);
        Assert.Equal(new Funnel(2, 2, 1, 1, 0, 0), book.Funnel(1, AnnAndBob));
    }

    [Fact]
    public async Task Should_know_the_day_s_receipts_after_a_start_though_the_database_was_away()
    {
        await store.WriteReceiptsAsync([new Receipt(1, Office.Ann, null, Office.Noon, null)], 1, default);
        store.Before = _ => Task.FromException(new TimeoutException("The database is away."));
        Start();
        await mediator.ExpectMsgAsync<Subscribe>();
        store.Before = _ => Task.CompletedTask;

        await AwaitAssertAsync(() =>
        {
            time.PassSeconds(1);
            Assert.Equal(1, book.Funnel(1, AnnAndBob).Read);
        });
    }

    [Fact]
    public async Task Should_tell_the_other_nodes_only_what_is_stored_and_how_many_batches_there_were()
    {
        var writer = await StartAsync();
        store.Before = _ => Task.FromException(new TimeoutException("The database is away."));
        writer.Tell(new MessageHanded(1, AnnAndBob, AgentSet.Empty));
        time.Pass(ReceiptWriter.FlushEvery);
        await changed.ExpectMsgAsync<FunnelsChanged>();
        await SettleAsync(writer);
        Assert.False(mediator.HasMessages);

        store.Before = _ => Task.CompletedTask;
        await AwaitAssertAsync(() =>
        {
            time.Pass(ReceiptWriter.FlushEvery);
            Assert.True(mediator.HasMessages);
        });
        time.Pass(ReceiptWriter.CountEvery);

        Assert.Equal((1, 1L), await ToldAsync());
        Assert.Equal((0, 1L), await ToldAsync());
    }

    [Fact]
    public async Task Should_load_the_day_again_when_a_batch_of_another_node_was_missed()
    {
        var writer = await StartAsync();
        writer.Tell(new DeliveriesRecorded("other", [new DeliveredSets(1, AgentSet.FromOrdinals([Office.Ann]), AgentSet.Empty)], 1));
        await store.AddDeliveredAsync("other", [new DeliveredSets(1, AnnAndBob, AgentSet.Empty)], default);

        writer.Tell(new DeliveriesRecorded("other", [], 2));

        await AwaitAssertAsync(() =>
        {
            time.PassSeconds(1);
            Assert.Equal(2, book.Funnel(1, AnnAndBob).Delivered);
        });
    }

    [Fact]
    public async Task Should_load_the_day_again_when_another_node_fell_silent()
    {
        var writer = await StartAsync();
        writer.Tell(new ReceiptsRecorded([new Receipt(1, Office.Ann, null, Office.Noon, null)], "projection", 1));
        await SettleAsync(writer);
        await store.WriteReceiptsAsync([new Receipt(1, Office.Bob, null, Office.Noon, null)], 2, default);
        time.PassSeconds(20);
        await SettleAsync(writer);
        Assert.Equal(1, book.Funnel(1, AnnAndBob).Read);

        await AwaitAssertAsync(() =>
        {
            time.PassSeconds(10);
            Assert.Equal(2, book.Funnel(1, AnnAndBob).Read);
        });
    }

    [Fact]
    public async Task Should_not_load_the_day_again_when_every_batch_came()
    {
        var writer = await StartAsync();
        var loads = 0;
        store.Before = call => Task.FromResult(call == nameof(IReceiptStore.LoadAsync) ? ++loads : 0);

        writer.Tell(new DeliveriesRecorded("other", [new DeliveredSets(1, AnnAndBob, AgentSet.Empty)], 1));
        writer.Tell(new DeliveriesRecorded("other", [new DeliveredSets(2, AnnAndBob, AgentSet.Empty)], 2));
        writer.Tell(new DeliveriesRecorded("other", [], 2));
        writer.Tell(new ReceiptsRecorded([], "projection", 0));
        await SettleAsync(writer);
        time.PassSeconds(5);
        await SettleAsync(writer);

        Assert.Equal(0, loads);
    }

    [Fact]
    public async Task Should_nudge_the_projection_when_a_journal_grew()
    {
        var writer = await StartAsync();

        writer.Tell(JournalGrew.Instance);

        Assert.Equal(ReceiptProjection.NudgeTopic, (await mediator.ExpectMsgAsync<Publish>()).Topic);
    }

    [Fact]
    public void Should_stay_below_the_frame_size_when_a_burst_is_told()
    {
        var everyone = AgentSet.FromOrdinals(Enumerable.Range(0, 50_000));
        var burst = Enumerable.Range(1, 40).Select(v => new DeliveredSets(v, everyone, everyone)).ToList();

        var parts = DeliveriesRecorded.Split("node", burst).ToList();

        Assert.Equal(burst, parts.SelectMany(p => p.Deliveries));
        Assert.All(parts, p => Assert.InRange(p.Deliveries.Sum(d => d.Toast.Encode().Length + d.Bell.Encode().Length), 1, 64_000));
        Assert.Equal([1_000, 1_000, 500], ReceiptsRecorded.Split([.. Enumerable.Repeat(new Receipt(1, 1, null, null, null), 2_500)]).Select(p => p.Receipts.Count));
    }

    private IActorRef Start()
    {
        var context = new ReceiptContext(store, new FakeMessageLog(time.Clock), book, time.Clock, "node");
        return Sys.ActorOf(Props.Create(() => new ReceiptWriter(context, mediator)));
    }

    private async Task<IActorRef> StartAsync()
    {
        var writer = Start();
        await mediator.ExpectMsgAsync<Subscribe>();
        await AwaitAssertAsync(() => Assert.NotEqual(long.MaxValue, book.From));
        return writer;
    }

    private async Task<(int Deliveries, long Count)> ToldAsync()
    {
        var told = (DeliveriesRecorded)(await mediator.ExpectMsgAsync<Publish>()).Message;
        return (told.Deliveries.Count, told.Count);
    }

    private static Task<ActorIdentity> SettleAsync(IActorRef actor) => actor.Ask<ActorIdentity>(new Identify(null));
}
