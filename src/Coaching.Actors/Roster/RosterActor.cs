using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Roster;

/// <summary>
/// One per node: the live status of every agent, for supervisors' lists. Hears the agents of its node, tells the other nodes in batches, and says on the
/// event stream who changed. What other nodes are told can be lost, and a node can die or come later: so every node repeats all it knows of its own
/// agents, and who is not heard of for some time counts as logged out.
/// </summary>
public sealed class RosterActor : ReceiveActor, IWithTimers
{
    /// <summary>The topic on which statuses go to all nodes.</summary>
    public const string Topic = "roster";

    public static readonly TimeSpan PublishEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>How often a node tells all of its own agents' statuses again.</summary>
    public static readonly TimeSpan RepeatEvery = TimeSpan.FromSeconds(15);

    /// <summary>An agent that no node told of for so long was on a node that is no more.</summary>
    public static readonly TimeSpan Silence = 3 * RepeatEvery;

    /// <summary>Statuses in one remote message: well below the frame size.</summary>
    private const int MaxBatch = 500;

    private readonly RosterBoard board;
    private readonly IActorRef mediator;
    private readonly TimeProvider clock;
    private readonly Dictionary<int, ShownStatus> reported = [];
    private readonly Dictionary<int, ShownStatus> own = [];
    private readonly Dictionary<IActorRef, int> ordinals = [];
    private readonly Dictionary<int, long> heard = [];
    private AgentSetBuilder changed = new();
    private bool anyChanged;

    /// <param name="mediator">The cluster's publish-subscribe mediator.</param>
    public RosterActor(RosterBoard board, IActorRef mediator, TimeProvider clock)
    {
        this.clock = clock;
        this.board = board;
        this.mediator = mediator;

        Receive<StatusReported>(r =>
        {
            reported[r.Ordinal] = r.Row;
            own[r.Ordinal] = r.Row;
            ordinals[Context.Watch(Sender)] = r.Ordinal;
            heard.Remove(r.Ordinal);
            Set(r.Ordinal, r.Row);
        });
        Receive<Terminated>(t => Forget(t.ActorRef));
        Receive<StatusesChanged>(c =>
        {
            if (!Sender.Equals(Self))
            {
                foreach (var change in c.Changes)
                {
                    heard[change.Ordinal] = clock.GetTimestamp();
                    Set(change.Ordinal, change.Row);
                }
            }
        });
        Receive<PublishChanges>(_ => Publish());
        Receive<Repeat>(_ => RepeatAll());
        Receive<SubscribeAck>(_ => { });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        mediator.Tell(new Subscribe(Topic, Self));
        Timers.StartPeriodicTimer(nameof(PublishChanges), new PublishChanges(), PublishEvery);
        Timers.StartPeriodicTimer(nameof(Repeat), new Repeat(), RepeatEvery);
    }

    private void Set(int ordinal, ShownStatus row)
    {
        if (board[ordinal] != row)
        {
            board.Set(ordinal, row);
            changed.Add(ordinal);
            anyChanged = true;
        }
    }

    /// <summary>It moved, or has been idle: the node it is on tells of it from now on, or nobody does.</summary>
    private void Forget(IActorRef agent)
    {
        if (ordinals.Remove(agent, out var ordinal) && !ordinals.ContainsValue(ordinal))
        {
            own.Remove(ordinal);
            reported.Remove(ordinal);
            heard[ordinal] = clock.GetTimestamp();
        }
    }

    private void RepeatAll()
    {
        foreach (var (ordinal, row) in own)
        {
            reported.TryAdd(ordinal, row);

            // The last word of the node that the agent came from may have been later than the agent's first here.
            heard.Remove(ordinal);
            Set(ordinal, row);
        }

        foreach (var (ordinal, _) in heard.Where(h => clock.GetElapsedTime(h.Value) > Silence).ToList())
        {
            heard.Remove(ordinal);

            if (board[ordinal].Status != AgentStatus.LoggedOut)
            {
                Set(ordinal, new ShownStatus(AgentStatus.LoggedOut, null, clock.GetUtcNow()));
            }
        }
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

    private sealed record Repeat;
}
