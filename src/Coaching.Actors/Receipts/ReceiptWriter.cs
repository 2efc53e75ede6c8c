using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Event;
using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;

namespace Coaching.Actors.Receipts;

/// <summary>
/// One per node: collects to whom messages were handed and writes it in batches, one row a message; keeps the node's <see cref="ReceiptBook"/> and says
/// which funnels changed. What agents did themselves comes from their journals by the <see cref="ReceiptProjection"/>.
/// </summary>
public sealed class ReceiptWriter : ReceiveActor, IWithTimers
{
    /// <summary>The topic on which receipts go to the writers of all nodes.</summary>
    public const string Topic = "receipts";

    public static readonly TimeSpan FlushEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>How often a sender of batches says how many there were, for those who missed the last.</summary>
    public static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(10);

    /// <summary>Batches are missed in rows; a load of the whole day finds them all.</summary>
    private static readonly TimeSpan LoadAfter = TimeSpan.FromSeconds(1);

    private readonly ReceiptContext context;
    private readonly PendingDeliveries pending = new();
    private readonly HashSet<long> changed = [];
    private readonly MissedBatches batches = new(3.5 * CountEvery);
    private readonly ILoggingAdapter log = Context.GetLogger();
    private readonly IActorRef mediator;
    private IReadOnlyList<DeliveredSets> inFlight = [];
    private long told;

    /// <param name="mediator">The cluster's publish-subscribe mediator.</param>
    public ReceiptWriter(ReceiptContext context, IActorRef mediator)
    {
        this.context = context;
        this.mediator = mediator;

        Receive<MessageHanded>(h => pending.Add(h.Version, h.Toast, h.Bell));
        Receive<InboxHanded>(h => pending.Add(h.Versions, h.Ordinal));
        Receive<JournalGrew>(_ => mediator.Tell(new Publish(ReceiptProjection.NudgeTopic, JournalGrew.Instance)));
        Receive<ReceiptsRecorded>(r =>
        {
            TakeIn([], r.Receipts);
            Hear(r.Incarnation, r.Count, isBatch: r.Receipts.Count > 0);
        });
        Receive<DeliveriesRecorded>(d =>
        {
            if (d.Incarnation != context.Incarnation)
            {
                TakeIn(d.Deliveries, []);
                Hear(d.Incarnation, d.Count, isBatch: d.Deliveries.Count > 0);
            }
        });
        Receive<Flush>(_ => Write());
        Receive<SayCount>(_ => TellCount());
        Receive<Written>(_ => TellWritten());
        Receive<WriteFailed>(f => WriteAgain(f.Cause));
        Receive<BookLoaded>(l =>
        {
            context.Book.Start(l.From, l.Recorded);
            changed.UnionWith(l.Recorded.Delivered.Select(d => d.Version));
            changed.UnionWith(l.Recorded.Receipts.Select(r => r.Version));
        });
        Receive<Status.Failure>(f => LoadAgain(f.Cause));
        Receive<Load>(_ => LoadBook());
        Receive<EntriesForgotten>(f => context.Book.ForgetUpTo(f.UpTo));
        Receive<SubscribeAck>(_ => { });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        mediator.Tell(new Subscribe(Topic, Self));
        Context.System.EventStream.Subscribe(Self, typeof(EntriesForgotten));
        Timers.StartPeriodicTimer(nameof(Flush), new Flush(), FlushEvery);
        Timers.StartPeriodicTimer(nameof(SayCount), new SayCount(), CountEvery);
        LoadBook();
    }

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    private void LoadBook() => LoadBookAsync().PipeTo(Self);

    private async Task<BookLoaded> LoadBookAsync()
    {
        var from = await context.Log.GetVersionBeforeAsync(context.Clock.GetUtcNow() - DayIndex.Span, CancellationToken.None).ConfigureAwait(false);
        return new BookLoaded(from, await context.Store.LoadAsync(from + 1, long.MaxValue, CancellationToken.None).ConfigureAwait(false));
    }

    private void LoadAgain(Exception cause)
    {
        log.Warning(cause, "Receipts cannot be loaded; trying again");
        Timers.StartSingleTimer(nameof(Load), new Load(), LoadAfter);
    }

    private void Hear(string sender, long count, bool isBatch)
    {
        if (batches.Hear(sender, count, isBatch, context.Clock.GetUtcNow()))
        {
            LoadMissed();
        }
    }

    /// <summary>The record has what was missed: it is stored before it is told.</summary>
    private void LoadMissed()
    {
        if (!Timers.IsTimerActive(nameof(Load)))
        {
            log.Info("Receipts of other nodes were missed; the day's are loaded again");
            Timers.StartSingleTimer(nameof(Load), new Load(), LoadAfter);
        }
    }

    private void TakeIn(IReadOnlyList<DeliveredSets> delivered, IReadOnlyList<Receipt> receipts)
    {
        context.Book.Add(delivered, receipts);
        changed.UnionWith(delivered.Select(d => d.Version));
        changed.UnionWith(receipts.Select(r => r.Version));
    }

    private void Write()
    {
        if (inFlight.Count == 0 && pending.Take() is { Count: > 0 } taken)
        {
            inFlight = taken;
            TakeIn(taken, []);
            Store(taken);
        }

        if (changed.Count > 0)
        {
            Context.System.EventStream.Publish(new FunnelsChanged([.. changed]));
            changed.Clear();
        }
    }

    private void Store(IReadOnlyList<DeliveredSets> deliveries) =>
        context.Store.AddDeliveredAsync(context.Incarnation, deliveries, CancellationToken.None)
            .PipeTo(Self, success: () => new Written(), failure: cause => new WriteFailed(cause));

    private void TellWritten()
    {
        foreach (var part in DeliveriesRecorded.Split(context.Incarnation, inFlight))
        {
            mediator.Tell(new Publish(Topic, part with { Count = ++told }));
        }

        inFlight = [];
    }

    private void TellCount()
    {
        mediator.Tell(new Publish(Topic, new DeliveriesRecorded(context.Incarnation, [], told)));

        if (batches.ForgetSilent(context.Clock.GetUtcNow()))
        {
            LoadMissed();
        }
    }

    /// <summary>Nothing is dropped: uniting sets twice is the same, so the batch goes back and is written with the next.</summary>
    private void WriteAgain(Exception cause)
    {
        log.Warning(cause, "Deliveries of {0} messages could not be written; they go with the next batch", inFlight.Count);

        foreach (var sets in inFlight)
        {
            pending.Add(sets.Version, sets.Toast, sets.Bell);
        }

        inFlight = [];
    }

    private sealed record Flush;

    private sealed record SayCount;

    private sealed record Load;

    private sealed record Written : INoSerializationVerificationNeeded;

    private sealed record WriteFailed(Exception Cause) : INoSerializationVerificationNeeded;

    private sealed record BookLoaded(long From, RecordedReceipts Recorded) : INoSerializationVerificationNeeded;
}

/// <summary>What the receipt writer stands on.</summary>
/// <param name="Incarnation">This process, for ever: its delivery rows are its own.</param>
public sealed record ReceiptContext(IReceiptStore Store, IMessageLog Log, ReceiptBook Book, TimeProvider Clock, string Incarnation);
