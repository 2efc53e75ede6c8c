using Akka.Actor;
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
    private readonly IToastLane lane;
    private readonly SessionContext context;

    public ToastBridge(IToastLane lane, SessionContext context)
    {
        this.lane = lane;
        this.context = context;

        Receive<EntryFollowed>(e => Push(e.Entry));
        Receive<OpenSession>(Open);
        Receive<DirectoryChanged>(c => lane.CloseWhere(ordinal => !c.Index.Active.Contains(ordinal)));
    }

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(EntryFollowed));
        Context.System.EventStream.Subscribe(Self, typeof(DirectoryChanged));
    }

    /// <summary>Sessions live on: one message that cannot be pushed must not cost a node's agents theirs.</summary>
    protected override void PreRestart(Exception reason, object message) => PostStop();

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    private void Push(Sent message)
    {
        var handed = lane.Push(message);

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
}

/// <summary>A connection is there; answered with <see cref="SessionOpened"/>.</summary>
public sealed record OpenSession(AgentEntry Agent, IAgentConnection Connection) : INoSerializationVerificationNeeded;

public sealed record SessionOpened(IActorRef Session) : INoSerializationVerificationNeeded;
