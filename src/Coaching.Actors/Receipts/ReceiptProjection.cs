using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Event;
using Coaching.Actors.Agents;
using Coaching.Actors.Directory;

namespace Coaching.Actors.Receipts;

/// <summary>
/// Cluster singleton. Follows the agents' journals and writes what they did (seen, read, acknowledged) into the sender's record, with the position it
/// came to in the same commit: a crash between journal and record loses nothing, and what is read twice changes nothing. Only then it deletes what a
/// whole made superfluous, so a projection that stood still for days finds all that it has not read.
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
    private Progress? progress;
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
            progress = progress?.BackToPosition();
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
            LookAsync(progress, skipUnknown: looksInVain >= LooksForAnUnknownAgent).PipeTo(Self);
        }
    }

    private void Take(Looked looked)
    {
        looking = false;
        progress = looked.Progress;

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

    private async Task<Looked> LookAsync(Progress? known, bool skipUnknown)
    {
        var from = known ?? Progress.Of(await context.Store.GetJournalPositionAsync(CancellationToken.None).ConfigureAwait(false));
        var page = await context.Tail.ReadAfterAsync(from.Read, PageSize, CancellationToken.None).ConfigureAwait(false);
        var rows = page.Rows.TakeWhile(row => skipUnknown || !IsOfUnknownAgent(row)).ToList();
        var waits = rows.Count < page.Rows.Count;
        var read = waits ? page.Rows[rows.Count].Position - 1 : Math.Max(from.Read, page.Rows.Select(row => row.Position).LastOrDefault());
        var position = Math.Min(page.SafePosition, read);
        var facts = rows.Select(FactOf).OfType<Fact>().ToList();
        var receipts = facts.SelectMany(fact => fact.Receipts).ToList();

        if (receipts.Count > 0 || position > from.Position)
        {
            await context.Store.WriteReceiptsAsync(receipts, position, CancellationToken.None).ConfigureAwait(false);
        }

        var wholes = from.Wholes.Concat(facts.Where(fact => fact.Event.IsWhole).Select(fact => fact.Row)).ToLookup(row => row.Position <= position);

        if (wholes[true].ToList() is { Count: > 0 } recorded)
        {
            await context.Tail.DeleteBeforeAsync(recorded, CancellationToken.None).ConfigureAwait(false);
        }

        return new Looked(receipts, new Progress(position, read, [.. wholes[false]]), !waits && page.Rows.Count >= PageSize && read > from.Read, waits);
    }

    private bool IsOfUnknownAgent(JournalRow row) =>
        PersistenceIds.AgentIdOf(row.PersistenceId) is { } agentId && context.Directory.Index.Find(agentId) is null;

    /// <summary>Null for a row of nobody.</summary>
    private Fact? FactOf(JournalRow row) =>
        PersistenceIds.AgentIdOf(row.PersistenceId) is { } agentId && context.Directory.Index.Find(agentId) is { } agent
            ? new Fact(row, agent.Ordinal, (AgentEvent)system.Serialization.Deserialize(row.Payload, row.SerializerId, row.Manifest))
            : null;

    /// <summary>What an event says of deliveries; wholes repeat what came before.</summary>
    public static IEnumerable<DeliveryFacts> ReceiptsFrom(AgentEvent @event) => @event switch
    {
        AgentEvent.MessagesSeen e => e.Versions.Select(v => DeliveryFacts.None(v) with { SeenAt = e.At }),
        AgentEvent.MessagesRead e => e.Versions.Select(v => DeliveryFacts.None(v) with { ReadAt = e.At }),
        AgentEvent.MessageAcknowledged e => [DeliveryFacts.None(e.Version) with { ReadAt = e.At, AcknowledgedAt = e.At }],
        AgentEvent.DayState e => e.Closed.Concat(e.Facts),
        AgentEvent.DayClosed e => e.Facts,
        _ => [],
    };

    private sealed record Fact(JournalRow Row, int Ordinal, AgentEvent Event)
    {
        public IEnumerable<Receipt> Receipts => ReceiptsFrom(Event).Select(f => new Receipt(f.Version, Ordinal, f.SeenAt, f.ReadAt, f.AcknowledgedAt));
    }

    private sealed record Look;

    private sealed record SayCount;

    private sealed record Looked(IReadOnlyList<Receipt> Receipts, Progress Progress, bool More, bool WaitsForAnAgent) : INoSerializationVerificationNeeded;

    /// <summary>How far the journal was followed.</summary>
    /// <param name="Position">Recorded: no row up to here will be missed. After a failure all above it is read again.</param>
    /// <param name="Read">What is above the position and up to here was read, but for rows that may still turn up in between.</param>
    /// <param name="Wholes">Those among it: what they made superfluous is deleted once the position has passed them.</param>
    private sealed record Progress(long Position, long Read, IReadOnlyList<JournalRow> Wholes)
    {
        public static Progress Of(long position) => new(position, position, []);

        public Progress BackToPosition() => Of(Position);
    }
}

/// <summary>What the projection stands on.</summary>
public sealed record ProjectionContext(IJournalTail Tail, IReceiptStore Store, CurrentDirectory Directory);
