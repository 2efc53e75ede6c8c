using Akka.Actor;
using Akka.Event;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Hosting;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;

namespace Coaching.Actors.Sessions;

/// <summary>
/// One browser connection of an agent, on the node it is connected to. Speaks for it to the agent, wherever that lives: repeats what is not answered
/// (shard regions drop messages during a hand-off), registers again after the agent moved, and ignores statuses older than the last.
/// </summary>
public sealed class SessionActor : UntypedActor, IWithTimers
{
    /// <summary>
    /// A connection whose agent has left so many commands unanswered is closed: what its page still has to tell, the page keeps itself and repeats.
    /// </summary>
    public const int MostUnanswered = 1_000;

    private readonly AgentEntry agent;
    private readonly IAgentConnection connection;
    private readonly SessionContext context;
    private readonly Dictionary<long, Unanswered> unanswered = [];
    private readonly AgentId agentId;
    private IActorRef? watched;
    private bool registered;
    private bool closing;
    private long lastNumber;
    private long lastStatusNumber = -1;

    public SessionActor(AgentEntry agent, IAgentConnection connection, SessionContext context)
    {
        this.agent = agent;
        this.connection = connection;
        this.context = context;
        agentId = new AgentId(agent.Id);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        CoachingMetrics.Sessions.Add(1);
        // Better an inbox that may be a moment old than none, when nobody answers whether the log is followed.
        Timers.StartSingleTimer(nameof(OpenInbox), new CaughtUp(new OpenInbox(), Whole: false), context.Settings.FollowsWithin);
        Timers.StartPeriodicTimer(nameof(Renew), new Renew(), context.Settings.Renewal * (0.75 + (Random.Shared.NextDouble() / 2)));
        // What another node has confirmed before this connection was opened is in the first inbox that it is shown.
        context.Audience.Tell(new CatchUp(new OpenInbox()));
    }

    protected override void PostStop() => CoachingMetrics.Sessions.Add(-1);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case SessionCommand command: Forward(command, Sender); break;
            case CaughtUp caughtUp: GoOn(caughtUp); break;
            case AgentReply.Done done: Answer(done, new SessionReply.Done()); break;
            case AgentReply.NoSuchAgent gone: Gone(gone); break;
            case AgentReply.Inbox inbox: TakeInbox(inbox, Sender); break;
            case AgentNews.StatusChanged news: ShowStatus(news.Status, news.StatusNumber); break;
            case AgentNews.DeliveriesChanged news: ShowChanges(news); break;
            case AgentNews.InboxChanged: FetchInbox(); break;
            case Renew when !connection.IsOver: RenewSession(); break;
            case Repeat: RepeatUnanswered(); break;
            case Terminated: RegisterAgain(); break;
            case ConnectionClosed or Renew: Context.Stop(Self); break;
            default: Unhandled(message); break;
        }
    }

    private void Register()
    {
        registered = true;
        Tell(n => new AgentCommand.RegisterSession(agentId, n), ActorRefs.Nobody);
    }

    private void RenewSession() => Tell<AgentCommand.RenewSession>(n => new AgentCommand.RenewSession(agentId, n), []);

    /// <summary>The agent moved or its write failed. Not a login: a renewal is taken in as what it is, and the inbox is fetched anew.</summary>
    private void RegisterAgain()
    {
        watched = null;
        RenewSession();
    }

    private void FetchInbox() => Tell(n => new AgentCommand.GetInbox(agentId, n), ActorRefs.Nobody);

    private void Forward(SessionCommand command, IActorRef asker)
    {
        if (unanswered.Count >= MostUnanswered)
        {
            Close();
            return;
        }

        if (command is SessionCommand.SetStatus status)
        {
            // Counts for this connection at once; the agent's answer confirms it or a later status replaces it.
            connection.Present(Presentations.For(status.Status));
            Tell<AgentCommand.SetStatus>(n => AgentCommandOf(command, n), [asker]);
        }
        else if (command is SessionCommand.OfMessages marks && marks.Ids.Any(id => context.Day.Find(id) is null))
        {
            // Shown by another node, perhaps, that has followed the log further. Only after a look is it known not to be in the inbox.
            context.Audience.Tell(new CatchUp(new Marks(command, asker)));
        }
        else
        {
            Tell(n => AgentCommandOf(command, n), asker);
        }
    }

    private void GoOn(CaughtUp caughtUp)
    {
        switch (caughtUp.Then)
        {
            case OpenInbox when !registered:
                Register();
                break;
            case Ahead ahead when caughtUp.Whole && unanswered.TryGetValue(ahead.Number, out var waiting):
                // Asked again, not taken out of a drawer: the agent may have done something since.
                context.Agents.Tell(waiting.Command);
                break;
            case Marks marks when caughtUp.Whole:
                Tell(n => AgentCommandOf(marks.Command, n), marks.Asker);
                break;
        }
    }

    private void Close()
    {
        if (!closing)
        {
            closing = true;
            // Made when it is needed: ten thousand sessions would keep one each for nothing.
            Context.GetLogger().Warning("Agent {0} has left {1} commands of connection {2} unanswered; it is closed", agent.Id, unanswered.Count, connection.Id);
            connection.Close();
        }
    }

    private AgentCommand AgentCommandOf(SessionCommand command, long number) => command switch
    {
        SessionCommand.SetStatus c => new AgentCommand.SetStatus(agentId, number, c.Status, c.Reason),
        SessionCommand.MarkSeen c => new AgentCommand.MarkSeen(agentId, number, VersionsOf(c.Ids)),
        SessionCommand.MarkRead c => new AgentCommand.MarkRead(agentId, number, VersionsOf(c.Ids)),
        SessionCommand.Acknowledge c => VersionsOf(c.Ids) is [var version]
            ? new AgentCommand.Acknowledge(agentId, number, version)
            : new AgentCommand.MarkSeen(agentId, number, []),
        SessionCommand.GetInbox => new AgentCommand.GetInbox(agentId, number),
        _ => throw new InvalidOperationException($"Unknown session command {command.GetType().Name}."),
    };

    private IReadOnlyList<long> VersionsOf(IReadOnlyList<MessageId> ids) =>
        [.. ids.Select(id => context.Day.Find(id)).OfType<Sent>().Where(m => m.Audience.Contains(agent.Ordinal)).Select(m => m.Version)];

    private void Tell(Func<long, AgentCommand> command, IActorRef asker) => Tell(command, [asker]);

    /// <summary>In place of what is unanswered of that kind: a status repeated after a later one would undo it. Who asked waits for this one.</summary>
    private void Tell<TReplaced>(Func<long, AgentCommand> command, IEnumerable<IActorRef> askers)
        where TReplaced : AgentCommand
    {
        var replaced = unanswered.Where(u => u.Value.Command is TReplaced).ToList();
        replaced.ForEach(u => unanswered.Remove(u.Key));
        Tell(command, [.. replaced.SelectMany(u => u.Value.Askers), .. askers]);
    }

    private void Tell(Func<long, AgentCommand> command, IReadOnlyList<IActorRef> askers)
    {
        var number = ++lastNumber;
        var told = command(number);
        unanswered[number] = new Unanswered(told, askers, waitsForNextTick: !StartRepeats());
        context.Agents.Tell(told);
    }

    /// <summary>Only while something is unanswered: ten thousand sessions that look every half second are a load of their own.</summary>
    private bool StartRepeats()
    {
        if (Timers.IsTimerActive(nameof(Repeat)))
        {
            return false;
        }

        Timers.StartPeriodicTimer(nameof(Repeat), new Repeat(), context.Settings.RepeatAfter);
        return true;
    }

    private void RepeatUnanswered()
    {
        foreach (var waiting in unanswered.Values.Where(u => u.IsDue()))
        {
            context.Agents.Tell(waiting.Command);
        }

        if (unanswered.Count == 0)
        {
            Timers.Cancel(nameof(Repeat));
        }
    }

    private void Answer(AgentReply reply, SessionReply answer)
    {
        if (unanswered.Remove(reply.Number, out var waiting))
        {
            waiting.Answer(answer);
        }
    }

    private void Gone(AgentReply.NoSuchAgent reply)
    {
        Answer(reply, new SessionReply.Gone());
        connection.Close();
    }

    private void TakeInbox(AgentReply.Inbox inbox, IActorRef from)
    {
        if (!unanswered.TryGetValue(inbox.Number, out var waiting))
        {
            return;
        }

        if (context.Day.Version < inbox.UpToVersion)
        {
            // This node has not followed the log as far as the agent's. If it cannot now, the repeat asks again.
            context.Audience.Tell(new CatchUp(new Ahead(inbox.Number)));
            return;
        }

        unanswered.Remove(inbox.Number);
        Watch(from);

        if (inbox.StatusNumber >= lastStatusNumber)
        {
            lastStatusNumber = inbox.StatusNumber;
            connection.Present(Presentations.For(inbox.Status.Status));
        }

        InboxView? shown = null;

        if (waiting.IsOwn)
        {
            connection.ShowInbox(() => shown = context.Join.View(agent, inbox));
        }
        else
        {
            waiting.Answer(new SessionReply.Inbox(shown = context.Join.View(agent, inbox)));
        }

        if (shown is { Messages.Count: > 0 })
        {
            context.Receipts.Tell(new InboxHanded(agent.Ordinal, [.. shown.Messages.Select(m => m.Message.Version)]));
        }
    }

    private void Watch(IActorRef from)
    {
        if (!from.Equals(watched))
        {
            watched = Context.Watch(from);
        }
    }

    private void ShowStatus(ShownStatus status, long number)
    {
        if (number >= lastStatusNumber)
        {
            lastStatusNumber = number;
            connection.Present(Presentations.For(status.Status));
            connection.ShowStatus(status);
        }
    }

    private void ShowChanges(AgentNews.DeliveriesChanged news)
    {
        var changes = news.Facts
            .Select(f => context.Day.Find(f.Version) is { } message ? new DeliveryChange(message.Id, f) : null)
            .OfType<DeliveryChange>()
            .ToList();

        if (changes.Count > 0)
        {
            connection.ShowChanges(changes);
        }
    }

    private sealed record OpenInbox;

    private sealed record Ahead(long Number);

    private sealed record Marks(SessionCommand Command, IActorRef Asker);

    private sealed record Renew;

    private sealed record Repeat;
}
