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
    /// <summary>
    /// Agents who are pushed to before it is somebody else's turn: some 2 ms. A message to a few overtakes one that is still on its way to thousands.
    /// </summary>
    public const int AtOnce = 256;

    private readonly IToastLane lane;
    private readonly SessionContext context;
    private readonly ILoggingAdapter log = Context.GetLogger();
    private readonly Queue<(Sent Message, IToastPush Push)> unfinished = [];

    public ToastBridge(IToastLane lane, SessionContext context)
    {
        this.lane = lane;
        this.context = context;

        Receive<EntryFollowed>(e => Push(e.Entry));
        Receive<PushOn>(_ => PushOnOldest());
        Receive<OpenSession>(Open);
        Receive<DirectoryChanged>(c => lane.CloseWhere(ordinal => !c.Index.Active.Contains(ordinal)));
    }

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(EntryFollowed));
        Context.System.EventStream.Subscribe(Self, typeof(DirectoryChanged));
    }

    /// <summary>Sessions live on: a fault of this actor must not cost a node's agents theirs.</summary>
    protected override void PreRestart(Exception reason, object message) => PostStop();

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    private void Push(Sent message)
    {
        var push = lane.Begin(message);

        // Those to many keep their order among each other.
        if ((unfinished.Count == 0 || message.Audience.Count <= AtOnce) && Ends(message, push))
        {
            return;
        }

        unfinished.Enqueue((message, push));

        if (unfinished.Count == 1)
        {
            Self.Tell(new PushOn());
        }
    }

    private void PushOnOldest()
    {
        var (message, push) = unfinished.Peek();

        if (Ends(message, push))
        {
            unfinished.Dequeue();
        }

        if (unfinished.Count > 0)
        {
            Self.Tell(new PushOn());
        }
    }

    /// <summary>A turn of it. What fails ends here, and not in a restart: the others that wait would be forgotten.</summary>
    private bool Ends(Sent message, IToastPush push)
    {
        try
        {
            if (!push.PushOn(AtOnce))
            {
                return false;
            }
        }
        catch (Exception fault)
        {
            log.Error(fault, "Message {0} was not pushed to all of this node's connections; it is in the inboxes", message.Version);
        }

        TellHanded(message, push.Handed);
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
        var session = Context.ActorOf(Props.Create<SessionActor>(open.Agent, open.Connection, context));
        Sender.Tell(new SessionOpened(session));
    }

    private sealed record PushOn : INoSerializationVerificationNeeded;
}

/// <summary>A connection is there; answered with <see cref="SessionOpened"/>.</summary>
public sealed record OpenSession(AgentEntry Agent, IAgentConnection Connection) : INoSerializationVerificationNeeded;

public sealed record SessionOpened(IActorRef Session) : INoSerializationVerificationNeeded;
