using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Coaching.Actors.Audiences;

namespace Coaching.Actors.Roster;

/// <summary>
/// One per node: the live status of every agent, for supervisors' lists. Hears the agents of its node, tells the other nodes in batches, and says on the
/// event stream who changed.
/// </summary>
public sealed class RosterActor : ReceiveActor, IWithTimers
{
    /// <summary>The topic on which statuses go to all nodes.</summary>
    public const string Topic = "roster";

    public static readonly TimeSpan PublishEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>Statuses in one remote message: well below the frame size.</summary>
    private const int MaxBatch = 500;

    private readonly RosterBoard board;
    private readonly IActorRef mediator;
    private readonly Dictionary<int, RosterRow> reported = [];
    private AgentSetBuilder changed = new();
    private bool anyChanged;

    /// <param name="mediator">The cluster's publish-subscribe mediator.</param>
    public RosterActor(RosterBoard board, IActorRef mediator)
    {
        this.board = board;
        this.mediator = mediator;

        Receive<StatusReported>(r =>
        {
            reported[r.Ordinal] = r.Row;
            Set(r.Ordinal, r.Row);
        });
        Receive<StatusesChanged>(c =>
        {
            if (!Sender.Equals(Self))
            {
                foreach (var change in c.Changes)
                {
                    Set(change.Ordinal, change.Row);
                }
            }
        });
        Receive<PublishChanges>(_ => Publish());
        Receive<SubscribeAck>(_ => { });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        mediator.Tell(new Subscribe(Topic, Self));
        Timers.StartPeriodicTimer(nameof(PublishChanges), new PublishChanges(), PublishEvery);
    }

    private void Set(int ordinal, RosterRow row)
    {
        board.Set(ordinal, row);
        changed.Add(ordinal);
        anyChanged = true;
    }

    private void Publish()
    {
        foreach (var batch in reported.Select(r => new RosterChange(r.Key, r.Value)).Chunk(MaxBatch))
        {
            mediator.Tell(new Publish(Topic, new StatusesChanged(batch)));
        }

        reported.Clear();

        if (anyChanged)
        {
            Context.System.EventStream.Publish(new RosterChanged(changed.ToSet()));
            changed = new AgentSetBuilder();
            anyChanged = false;
        }
    }

    private sealed record PublishChanges;
}
