using Akka.Actor;
using Akka.Event;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Hosting;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Receipts;

namespace Coaching.Actors.Sessions;

/// <summary>
/// One per node: takes messages from the audience actor to the node's connections (the toast lane), parent of the node's sessions. It knows nothing of
/// shards, so that a dead node's agents, while they are being re-homed, hold up nobody's toast here.
/// </summary>
public sealed class ToastBridge : ReceiveActor
{
    /// <summary>A message to so many agents goes at once, and overtakes those that are on their way to more.</summary>
    public const int Few = 256;

    /// <summary>
    /// Up to so many recipients a message goes when its sender has the answer. The last toast of more comes so much later that the rest of the
    /// <see cref="HeadStart"/> is nothing, and what is sent right behind goes first.
    /// </summary>
    public const int NotSoMany = 2_048;

    /// <summary>
    /// Connections to which messages to many are handed before it is somebody else's turn: a fraction of a millisecond. A request takes some ten steps, and
    /// each waits for a turn to end.
    /// </summary>
    public const int AtOnce = 32;

    /// <summary>Messages to many that take the way together: fewer than the unfinished writes for which a connection is dropped.</summary>
    public const int MostTogether = 32;

    /// <summary>
    /// What a message to many waits at most: else the answer to its sender is written when thousands of toasts are, 30 ms later with two processors. A
    /// burst of sends comes together meanwhile, and goes together.
    /// </summary>
    public static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(2);

    private readonly IToastLane lane;
    private readonly SessionContext context;
    private readonly TimeSpan headStart;
    private readonly ILoggingAdapter log = Context.GetLogger();
    private readonly Queue<Sent> waiting = [];
    private DirectoryIndex? directory;
    private Walk? walk;
    private bool walking;

    /// <param name="headStart">See <see cref="HeadStart"/>.</param>
    public ToastBridge(IToastLane lane, SessionContext context, TimeSpan headStart)
    {
        this.lane = lane;
        this.context = context;
        this.headStart = headStart;

        Receive<EntryFollowed>(e => Push(e.Entry));
        Receive<HeadStartOver>(over =>
        {
            if (waiting.Any(message => message.Id == over.Id))
            {
                StartWalking();
            }
        });
        Receive<WaitedEnough>(_ => StartWalking());
        Receive<PushOn>(_ => PushOnWalk());
        Receive<OpenSession>(Open);
        Receive<DirectoryChanged>(c => Follow(c.Index));
    }

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(EntryFollowed));
        Context.System.EventStream.Subscribe(Self, typeof(HeadStartOver));
        Context.System.EventStream.Subscribe(Self, typeof(DirectoryChanged));
    }

    /// <summary>Sessions live on: a fault of this actor must not cost a node's agents theirs.</summary>
    protected override void PreRestart(Exception reason, object message) => PostStop();

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    /// <summary>An inbox has the agent's name, and the day of the agent's site.</summary>
    private void Follow(DirectoryIndex newest)
    {
        lane.CloseWhere(ordinal => !newest.Active.Contains(ordinal));

        if (directory is { } before)
        {
            lane.FetchInboxWhere(ordinal => before[ordinal] is { } was && newest[ordinal] is { } now && (was.Name, was.Site) != (now.Name, now.Site));
        }

        directory = newest;
    }

    private void Push(Sent message)
    {
        if (message.IsExpired(context.Clock.GetUtcNow()))
        {
            // This node was behind the log.
            return;
        }

        if (message.Audience.Count <= Few)
        {
            Ends(Begin([message]), int.MaxValue);
            return;
        }

        waiting.Enqueue(message);

        if (!walking && waiting.Count == 1)
        {
            Task.Delay(headStart).PipeTo(Self, success: () => new WaitedEnough());
        }
    }

    private void StartWalking()
    {
        if (!walking && waiting.Count > 0)
        {
            walking = true;
            PushOnWalk();
        }
    }

    private void PushOnWalk()
    {
        walk ??= Begin(NextTogether());

        if (Ends(walk, AtOnce))
        {
            walk = null;
        }

        walking = walk is not null || waiting.Count > 0;

        if (walking)
        {
            Self.Tell(new PushOn());
        }
    }

    private List<Sent> NextTogether()
    {
        var together = new List<Sent>();

        while (together.Count < MostTogether && waiting.TryDequeue(out var next))
        {
            together.Add(next);
        }

        return together;
    }

    private Walk Begin(IReadOnlyList<Sent> messages) => new(messages, lane.Begin(messages));

    /// <summary>A turn of it. What fails ends here, and not in a restart: the others that wait would be forgotten.</summary>
    private bool Ends(Walk on, int atMost)
    {
        try
        {
            if (!on.Push.PushOn(atMost))
            {
                return false;
            }
        }
        catch (Exception fault)
        {
            log.Error(fault, "Messages from {0} on were not pushed to all of this node's connections; they are in the inboxes", on.Messages[0].Version);
        }

        foreach (var (message, handed) in on.Messages.Zip(on.Push.Handed))
        {
            TellHanded(message, handed);
        }

        return true;
    }

    private void TellHanded(Sent message, Handed handed)
    {
        if (handed.Toast.Count + handed.Bell.Count > 0)
        {
            CoachingMetrics.DeliveriesHanded.Add(handed.Toast.Count, new KeyValuePair<string, object?>("alert", "toast"));
            CoachingMetrics.DeliveriesHanded.Add(handed.Bell.Count, new KeyValuePair<string, object?>("alert", "bell"));
            context.Receipts.Tell(new MessageHanded(message.Version, handed.Toast, handed.Bell));
        }
    }

    private void Open(OpenSession open)
    {
        var session = Context.ActorOf(ByFactory.Of(() => new SessionActor(open.Agent, open.Connection, context)));
        Sender.Tell(new SessionOpened(session));
    }

    /// <summary>One way past the node's connections.</summary>
    private sealed record Walk(IReadOnlyList<Sent> Messages, IToastPush Push);

    private sealed record WaitedEnough : INoSerializationVerificationNeeded;

    private sealed record PushOn : INoSerializationVerificationNeeded;
}

/// <summary>A connection is there; answered with <see cref="SessionOpened"/>.</summary>
public sealed record OpenSession(AgentEntry Agent, IAgentConnection Connection) : INoSerializationVerificationNeeded;

public sealed record SessionOpened(IActorRef Session) : INoSerializationVerificationNeeded;
