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

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterNudge = TimeSpan.FromMilliseconds(100);

    private readonly ProjectionContext context;
    private readonly IActorRef mediator;
    private readonly ILoggingAdapter log = Context.GetLogger();
    private readonly ExtendedActorSystem system = (ExtendedActorSystem)Context.System;
    private long? position;
    private bool looking;

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
    }

    private void LookOnce()
    {
        if (!looking && context.Directory.IsLoaded)
        {
            looking = true;
            LookAsync(position).PipeTo(Self);
        }
    }

    private void Take(Looked looked)
    {
        looking = false;
        position = looked.Position;

        if (looked.Receipts.Count > 0)
        {
            mediator.Tell(new Publish(ReceiptWriter.Topic, new ReceiptsRecorded(looked.Receipts)));
        }

        if (looked.More)
        {
            LookOnce();
        }
    }

    private async Task<Looked> LookAsync(long? known)
    {
        var from = known ?? await context.Store.GetJournalPositionAsync(CancellationToken.None).ConfigureAwait(false);
        var page = await context.Tail.ReadAfterAsync(from, PageSize, CancellationToken.None).ConfigureAwait(false);
        var receipts = page.Rows.SelectMany(ReceiptsOf).ToList();

        if (receipts.Count > 0 || page.SafePosition > from)
        {
            await context.Store.WriteReceiptsAsync(receipts, page.SafePosition, CancellationToken.None).ConfigureAwait(false);
        }

        return new Looked(receipts, page.SafePosition, page.Rows.Count == PageSize && page.SafePosition > from);
    }

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
        AgentEvent.DayState e => e.Facts,
        AgentEvent.DayClosed e => e.Facts,
        _ => [],
    };

    private sealed record Look;

    private sealed record Looked(IReadOnlyList<Receipt> Receipts, long Position, bool More) : INoSerializationVerificationNeeded;
}

/// <summary>What the projection stands on.</summary>
public sealed record ProjectionContext(IJournalTail Tail, IReceiptStore Store, CurrentDirectory Directory);
