using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Event;
using Akka.Persistence;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;

namespace Coaching.Actors.Agents;

/// <summary>
/// An agent: the day's inbox and presence. Sharded by agent id, persistent as <c>agent-{id}</c>. The journal holds what the agent did; what was sent
/// to it comes from its node's day index. All decisions are <see cref="AgentDecider"/>'s; here things are written, answered and told, in that order.
/// Nothing is deleted here: the projection of receipts shortens the journal once it has read it.
/// </summary>
public sealed class AgentActor : UntypedPersistentActor, IWithTimers
{
    private readonly AgentContext context;
    private readonly string agentId;
    private readonly AgentSessions sessions;
    private AgentState state = AgentState.Unopened;
    private AgentEntry? entry;
    private AgentInbox? inbox;
    private ShownStatus? reported;
    private bool idle;

    public AgentActor(string agentId, AgentContext context)
    {
        this.agentId = agentId;
        this.context = context;
        PersistenceId = PersistenceIds.Of(agentId);
        sessions = new AgentSessions(context.Settings.Grace, context.Clock.GetUtcNow());
    }

    public override string PersistenceId { get; }

    /// <summary>There are no snapshots: the store is not even asked.</summary>
    public override Recovery Recovery { get; } = new(SnapshotSelectionCriteria.None);

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Never before the journal's day, whatever this node's clock says: a day that was closed stays closed.</summary>
    private InboxDay Today => inbox!.DayAt(context.Clock.GetUtcNow(), state);

    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case AgentEvent e: state = state.Apply(e); break;
            case RecoveryCompleted: Wake(); break;
        }
    }

    /// <summary>Waking, until it is registered with the node's audience actor.</summary>
    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case AgentRegistered: Awaken(); break;
            case WakeLater: Wake(); break;
            case StopAgent: Context.Stop(Self); break;
            default: Stash.Stash(); break;
        }
    }

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr) =>
        Context.GetLogger().Warning(cause, "Agent {0} could not write {1}; whoever asked repeats it", agentId, @event.GetType().Name);

    /// <summary>Registers first, and goes on when the day is loaded.</summary>
    private void Wake()
    {
        if (!context.Directory.IsLoaded)
        {
            // A starting node is given shards before it has loaded its directory.
            Timers.StartSingleTimer(nameof(WakeLater), new WakeLater(), TimeSpan.FromMilliseconds(200));
            return;
        }

        if (context.Directory.Index.Find(agentId) is { Reachable: true } known)
        {
            entry = known;
            inbox = new AgentInbox(known, context.Directory, context.Day);
            context.Audience.Tell(new AgentAwake(entry.Ordinal));
        }
        else
        {
            Become(Unknown);
            Stash.UnstashAll();
            Passivate();
        }
    }

    private void Awaken()
    {
        inbox!.TurnTo(Today);
        Become(Awake);
        // Once more, right behind what it woke for: with a session by then, it needs no timer for the end of its grace.
        Stash.Stash();
        Stash.UnstashAll();
    }

    /// <summary>Not in the directory: answers so, and leaves.</summary>
    private void Unknown(object message)
    {
        switch (message)
        {
            case AgentCommand c: Sender.Tell(new AgentReply.NoSuchAgent(c.Number)); break;
            case StopAgent: Context.Stop(Self); break;
            default: Unhandled(message); break;
        }
    }

    private void Awake(object message)
    {
        switch (message)
        {
            case AgentRegistered: ReportStatus(); break;
            case CaughtUp c: GoOn(c); break;
            case AgentCommand.RegisterSession c: Register(c); break;
            case AgentCommand.RenewSession c: Renew(c); break;
            case AgentCommand.GetInbox c: KeepToday(); Sender.Tell(InboxNow(c.Number)); break;
            case AgentCommand c: Change(c); break;
            case Terminated t: End(t.ActorRef); break;
            case DayTurned: KeepToday(); break;
            case WriteTurn: CloseDay(); break;
            case CheckPresence: ReportStatus(); break;
            case AgentLeft: sessions.Tell(new AgentReply.NoSuchAgent(0)); Passivate(); break;
            case ReceiveTimeout: Passivate(); break;
            case StopAgent: Context.Stop(Self); break;
            default: Unhandled(message); break;
        }
    }

    private void CloseDay() => PersistThen(AgentDecider.Turn(state, Today, !sessions.CountsAsLoggedIn(context.Clock.GetUtcNow())), () => { });

    private static void Passivate() => Context.Parent.Tell(new Passivate(StopAgent.Instance));

    private void Register(AgentCommand.RegisterSession command)
    {
        var now = context.Clock.GetUtcNow();
        var login = sessions.CountsAsLoggedIn(now) ? [] : AgentDecider.Login(state, Today, now);
        var session = Sender;

        PersistThen(login, () =>
        {
            Admit(session);
            session.Tell(InboxNow(command.Number));
        });
    }

    private void Renew(AgentCommand.RenewSession command)
    {
        if (Admit(Sender))
        {
            Sender.Tell(new AgentNews.InboxChanged());
        }

        Sender.Tell(new AgentReply.Done(command.Number));
    }

    private bool Admit(IActorRef session)
    {
        var added = sessions.Add(session);

        if (added)
        {
            Context.Watch(session);
        }

        ReportStatus();
        return added;
    }

    private void End(IActorRef session)
    {
        Context.Unwatch(session);
        sessions.Remove(session, context.Clock.GetUtcNow());
        ReportStatus();
    }

    private void GoOn(CaughtUp caughtUp)
    {
        if (!caughtUp.Whole)
        {
            // The sessions repeat what is not answered.
            Stash.ClearStash();
        }

        Stash.UnstashAll();
    }

    private void Change(AgentCommand command)
    {
        if (command.NewestVersion > context.Day.Version)
        {
            // The asker's node has followed the log further than this one.
            Stash.Stash();
            context.Audience.Tell(new CatchUp(command.Number));
            return;
        }

        KeepToday();
        var asker = Sender;
        var now = context.Clock.GetUtcNow();
        var before = state;
        var events = AgentDecider.Process(state, command, Today, now, inbox!.Holds, carried: !sessions.CountsAsLoggedIn(now));

        PersistThen(events, () =>
        {
            asker.Tell(new AgentReply.Done(command.Number));
            sessions.TellChanges(before, state, events, LastSequenceNr);
            ReportStatus();
        });
    }

    /// <summary>Writes, applies and only then goes on: what a reply says is in the journal.</summary>
    private void PersistThen(IReadOnlyList<AgentEvent> events, Action then)
    {
        if (events.Count == 0)
        {
            then();
            return;
        }

        var left = events.Count;

        PersistAll(events, e =>
        {
            state = state.Apply(e);

            if (--left == 0)
            {
                KeepToday();
                then();
                context.Receipts.Tell(Receipts.JournalGrew.Instance);
            }
        });
    }

    /// <summary>
    /// At whatever comes first after the turn: the inbox is another day's at once, by the date alone; the writing waits for a moment of this agent's own.
    /// </summary>
    private void KeepToday()
    {
        if (inbox!.TurnTo(Today))
        {
            sessions.Tell(new AgentNews.InboxChanged());
            Timers.StartSingleTimer(nameof(WriteTurn), new WriteTurn(), context.Settings.TurnJitter * Random.Shared.NextDouble());
        }
    }

    private AgentReply.Inbox InboxNow(long number)
    {
        var today = Today;
        return new(number, today.Date, context.Day.Version, state.Status, LastSequenceNr, [.. state.FactsOn(today.Date).Values], today.Start);
    }

    private void ReportStatus()
    {
        var now = context.Clock.GetUtcNow();
        CheckPresenceLater();

        if (sessions.Shown(state.Status, now) is not { } shown)
        {
            return;
        }

        if (shown != reported)
        {
            reported = shown;
            context.Roster.Tell(new StatusReported(entry!.Ordinal, shown));
        }

        if (idle == sessions.CountsAsLoggedIn(now))
        {
            // Only on a change: each call starts the time anew.
            idle = !idle;
            Context.SetReceiveTimeout(idle ? context.Settings.IdleAgent : null);
        }
    }

    /// <summary>When the grace is over; an agent with sessions needs no such look.</summary>
    private void CheckPresenceLater()
    {
        if (!sessions.Any && sessions.GraceLeft(context.Clock.GetUtcNow()) is var left && left > TimeSpan.Zero)
        {
            Timers.StartSingleTimer(nameof(CheckPresence), new CheckPresence(), left);
        }
    }

    private sealed record WakeLater;

    private sealed record WriteTurn : INotInfluenceReceiveTimeout;

    private sealed record CheckPresence : INotInfluenceReceiveTimeout;
}
