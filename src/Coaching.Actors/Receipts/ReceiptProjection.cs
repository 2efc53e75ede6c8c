using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Event;
using Coaching.Actors.Agents;
using Coaching.Actors.Directory;

namespace Coaching.Actors.Receipts;

/// <summary>
/// Cluster singleton. Follows the agents' journals and writes what they did (seen, read, acknowledged) into the sender's record, with the position it
/// came to in the same commit: a crash between journal and record loses nothing, and what is read twice changes nothing.
/// </summary>
public sealed class ReceiptProjection : ReceiveActor, IWithTimers
{
    /// <summary>Says on any node that a journal grew.</summary>
    public const string NudgeTopic = "receipts-nudge";

    public const int PageSize = 2_000;

    /// <summary>
    /// Looks to wait for an agent that this node's directory does not know yet: another node may have taken it in a moment ago. Agents that leave stay
    /// known, so whoever is still unknown then never was.
    /// </summary>
    public const int LooksForAnUnknownAgent = 30;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterNudge = TimeSpan.FromMilliseconds(100);

    private readonly ProjectionContext context;
    private readonly IActorRef mediator;
    private readonly ILoggingAdapter log = Context.GetLogger();
    private readonly ExtendedActorSystem system = (ExtendedActorSystem)Context.System;
    private readonly string incarnation = Guid.CreateVersion7().ToString("N");
    private long told;
    private long? position;
    private bool looking;
    private int looksInVain;

    public ReceiptProjection(ProjectionContext context, IActorRef mediator)
    {
        this.context = context;
        this.mediator = mediator;

        Receive<Look>(_ => LookOnce());
        Receive<JournalGrew>(_ =>
        {
            if (!Timers.IsTimerActive(nameof(JournalGrew)))
            {
                Timers.StartSingleTimer(nameof(JournalGrew), new Look(), AfterNudge);
            }
        });
        Receive<Looked>(Take);
        Receive<SayCount>(_ => mediator.Tell(new Publish(ReceiptWriter.Topic, new ReceiptsRecorded([], incarnation, told))));
        Receive<Status.Failure>(f =>
        {
            looking = false;
            log.Warning(f.Cause, "The journal cannot be followed; the next look tries again");
        });
        Receive<SubscribeAck>(_ => { });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        mediator.Tell(new Subscribe(NudgeTopic, Self));
        Timers.StartPeriodicTimer(nameof(Look), new Look(), TimeSpan.Zero, LookEvery);
        Timers.StartPeriodicTimer(nameof(SayCount), new SayCount(), ReceiptWriter.CountEvery);
    }

    private void LookOnce()
    {
        if (!looking && context.Directory.IsLoaded)
        {
            looking = true;
            LookAsync(position, skipUnknown: looksInVain >= LooksForAnUnknownAgent).PipeTo(Self);
        }
    }

    private void Take(Looked looked)
    {
        looking = false;
        position = looked.Position;

        looksInVain = looked.WaitsForAnAgent ? looksInVain + 1 : 0;

        foreach (var part in ReceiptsRecorded.Split(looked.Receipts))
        {
            mediator.Tell(new Publish(ReceiptWriter.Topic, part with { Incarnation = incarnation, Count = ++told }));
        }

        if (looked.More)
        {
            LookOnce();
        }
    }

    private async Task<Looked> LookAsync(long? reached, bool skipUnknown)
    {
        var from = reached ?? await context.Store.GetJournalPositionAsync(CancellationToken.None).ConfigureAwait(false);
        var page = await context.Tail.ReadAfterAsync(from, PageSize, CancellationToken.None).ConfigureAwait(false);
        var rows = page.Rows.TakeWhile(row => skipUnknown || !IsOfUnknownAgent(row)).ToList();
        var waits = rows.Count < page.Rows.Count;
        var position = waits ? Math.Min(page.SafePosition, page.Rows[rows.Count].Position - 1) : page.SafePosition;
        var receipts = rows.SelectMany(ReceiptsOf).ToList();

        if (receipts.Count > 0 || position > from)
        {
            await context.Store.WriteReceiptsAsync(receipts, position, CancellationToken.None).ConfigureAwait(false);
        }

        return new Looked(receipts, position, !waits && page.Rows.Count == PageSize && position > from, waits);
    }

    private bool IsOfUnknownAgent(JournalRow row) =>
        PersistenceIds.AgentIdOf(row.PersistenceId) is { } agentId && context.Directory.Index.Find(agentId) is null;

    private IEnumerable<Receipt> ReceiptsOf(JournalRow row)
    {
        if (PersistenceIds.AgentIdOf(row.PersistenceId) is not { } agentId || context.Directory.Index.Find(agentId) is not { } agent)
        {
            return [];
        }

        var @event = (AgentEvent)system.Serialization.Deserialize(row.Payload, row.SerializerId, row.Manifest);
        return ReceiptsFrom(@event).Select(f => new Receipt(f.Version, agent.Ordinal, f.SeenAt, f.ReadAt, f.AcknowledgedAt));
    }

    /// <summary>What an event says of deliveries; those that hold a whole day repeat what came before, so that it may be deleted.</summary>
    public static IEnumerable<DeliveryFacts> ReceiptsFrom(AgentEvent @event) => @event switch
    {
        AgentEvent.MessagesSeen e => e.Versions.Select(v => DeliveryFacts.None(v) with { SeenAt = e.At }),
        AgentEvent.MessagesRead e => e.Versions.Select(v => DeliveryFacts.None(v) with { ReadAt = e.At }),
        AgentEvent.MessageAcknowledged e => [DeliveryFacts.None(e.Version) with { ReadAt = e.At, AcknowledgedAt = e.At }],
        AgentEvent.DayState e => e.Closed.Concat(e.Facts),
        AgentEvent.DayClosed e => e.Facts,
        _ => [],
    };

    private sealed record Look;

    private sealed record SayCount;

    private sealed record Looked(IReadOnlyList<Receipt> Receipts, long Position, bool More, bool WaitsForAnAgent) : INoSerializationVerificationNeeded;
}

/// <summary>What the projection stands on.</summary>
public sealed record ProjectionContext(IJournalTail Tail, IReceiptStore Store, CurrentDirectory Directory);
