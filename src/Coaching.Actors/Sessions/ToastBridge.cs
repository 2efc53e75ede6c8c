using Akka.Actor;
using Coaching.Actors.Directory;
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

        Receive<PushMessage>(Push);
        Receive<OpenSession>(Open);
        Receive<DirectoryChanged>(c => lane.CloseWhere(ordinal => !c.Index.Active.Contains(ordinal)));
    }

    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(DirectoryChanged));

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    private void Push(PushMessage push)
    {
        var handed = lane.Push(push.Message);

        if (handed.Toast.Count + handed.Bell.Count > 0)
        {
            context.Receipts.Tell(new MessageHanded(push.Message.Version, handed.Toast, handed.Bell));
        }
    }

    private void Open(OpenSession open)
    {
        var session = Context.ActorOf(Props.Create(() => new SessionActor(open.Agent, open.Connection, context)));
        Sender.Tell(new SessionOpened(session));
    }
}

/// <summary>A new entry of the log, for the connections of its audience on this node.</summary>
public sealed record PushMessage(Sent Message) : INoSerializationVerificationNeeded;

/// <summary>A connection is there; answered with <see cref="SessionOpened"/>.</summary>
public sealed record OpenSession(AgentEntry Agent, IAgentConnection Connection) : INoSerializationVerificationNeeded;

public sealed record SessionOpened(IActorRef Session) : INoSerializationVerificationNeeded;
