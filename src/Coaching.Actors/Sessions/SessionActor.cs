using Akka.Actor;
using Coaching.Actors.Agents;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;

namespace Coaching.Actors.Sessions;

/// <summary>
/// One browser connection of an agent, on the node it is connected to. Speaks for it to the agent, wherever that lives: repeats what is not answered
/// (shard regions drop messages during a hand-off), registers again after the agent moved, and ignores statuses older than the last.
/// </summary>
public sealed class SessionActor : ReceiveActor, IWithTimers
{
    private readonly AgentEntry agent;
    private readonly IAgentConnection connection;
    private readonly SessionContext context;
    private readonly Dictionary<long, Unanswered> unanswered = [];
    private readonly AgentId agentId;
    private IActorRef? watched;
    private long lastNumber;
    private long lastStatusNumber = -1;

    public SessionActor(AgentEntry agent, IAgentConnection connection, SessionContext context)
    {
        this.agent = agent;
        this.connection = connection;
        this.context = context;
        agentId = new AgentId(agent.Id);

        Receive<SessionCommand>(Forward);
        Receive<AgentReply.Done>(r => Answer(r, new SessionReply.Done()));
        Receive<AgentReply.NoSuchAgent>(Gone);
        Receive<AgentReply.Inbox>(TakeInbox);
        Receive<AgentNews.StatusChanged>(n => ShowStatus(n.Status, n.StatusNumber));
        Receive<AgentNews.DeliveriesChanged>(ShowChanges);
        Receive<AgentNews.InboxChanged>(_ => FetchInbox());
        Receive<Renew>(_ => Tell(n => new AgentCommand.RenewSession(agentId, n), ActorRefs.Nobody, replaces: true));
        Receive<Repeat>(_ => RepeatUnanswered());
        Receive<Terminated>(_ => Register());
        Receive<ConnectionClosed>(_ => Context.Stop(Self));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        Timers.StartPeriodicTimer(nameof(Repeat), new Repeat(), context.Settings.RepeatAfter);
        Timers.StartPeriodicTimer(nameof(Renew), new Renew(), context.Settings.Renewal * (0.75 + (Random.Shared.NextDouble() / 2)));
        Register();
    }

    private void Register()
    {
        watched = null;
        Tell(n => new AgentCommand.RegisterSession(agentId, n), ActorRefs.Nobody);
    }

    private void FetchInbox() => Tell(n => new AgentCommand.GetInbox(agentId, n), ActorRefs.Nobody);

    private void Forward(SessionCommand command)
    {
        if (command is SessionCommand.SetStatus status)
        {
            // Counts for this connection at once; the agent's answer confirms it or a later status replaces it.
            connection.Present(PresentationOf(status.Status));
        }

        Tell(n => AgentCommandOf(command, n), Sender);
    }

    private AgentCommand AgentCommandOf(SessionCommand command, long number) => command switch
    {
        SessionCommand.SetStatus c => new AgentCommand.SetStatus(agentId, number, c.Status, c.Reason),
        SessionCommand.MarkSeen c => new AgentCommand.MarkSeen(agentId, number, VersionsOf(c.Ids)),
        SessionCommand.MarkRead c => new AgentCommand.MarkRead(agentId, number, VersionsOf(c.Ids)),
        SessionCommand.Acknowledge c => VersionsOf([c.Id]) is [var version]
            ? new AgentCommand.Acknowledge(agentId, number, version)
            : new AgentCommand.MarkSeen(agentId, number, []),
        SessionCommand.GetInbox => new AgentCommand.GetInbox(agentId, number),
        _ => throw new InvalidOperationException($"Unknown session command {command.GetType().Name}."),
    };

    private IReadOnlyList<long> VersionsOf(IReadOnlyList<MessageId> ids) =>
        [.. ids.Select(id => context.Day.Find(id)?.Version).OfType<long>()];

    private void Tell(Func<long, AgentCommand> command, IActorRef asker, bool replaces = false)
    {
        if (replaces)
        {
            foreach (var old in unanswered.Where(u => u.Value.Command is AgentCommand.RenewSession).Select(u => u.Key).ToList())
            {
                unanswered.Remove(old);
            }
        }

        var number = ++lastNumber;
        var told = command(number);
        unanswered[number] = new Unanswered(told, asker);
        context.Agents.Tell(told);
    }

    private void RepeatUnanswered()
    {
        foreach (var waiting in unanswered.Values)
        {
            if (waiting.Repeats++ > 0)
            {
                context.Agents.Tell(waiting.Command);
            }
        }
    }

    private void Answer(AgentReply reply, SessionReply answer)
    {
        if (unanswered.Remove(reply.Number, out var waiting))
        {
            waiting.Asker.Tell(answer);
        }
    }

    private void Gone(AgentReply.NoSuchAgent reply)
    {
        Answer(reply, new SessionReply.Gone());
        connection.Close();
    }

    private void TakeInbox(AgentReply.Inbox inbox)
    {
        if (!unanswered.TryGetValue(inbox.Number, out var waiting))
        {
            return;
        }

        if (context.Day.Version < inbox.UpToVersion)
        {
            // This node has not followed the log as far as the agent's: the repeat asks again until it has.
            return;
        }

        unanswered.Remove(inbox.Number);
        Watch(Sender);

        if (inbox.StatusNumber >= lastStatusNumber)
        {
            lastStatusNumber = inbox.StatusNumber;
            connection.Present(PresentationOf(inbox.Status.Status));
        }

        InboxView? shown = null;

        if (waiting.Asker.IsNobody())
        {
            connection.ShowInbox(() => shown = context.Join.View(agent, inbox));
        }
        else
        {
            waiting.Asker.Tell(new SessionReply.Inbox(shown = context.Join.View(agent, inbox)));
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
            connection.Present(PresentationOf(status.Status));
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

    /// <summary>A toast for whoever works, also while talking; for the bell only on a break or when the ACD says logged out.</summary>
    public static Presentation PresentationOf(AgentStatus status) =>
        status is AgentStatus.OnBreak or AgentStatus.LoggedOut ? Presentation.Bell : Presentation.Toast;

    private sealed class Unanswered(AgentCommand command, IActorRef asker)
    {
        public AgentCommand Command { get; } = command;

        public IActorRef Asker { get; } = asker;

        public int Repeats { get; set; }
    }

    private sealed record Renew;

    private sealed record Repeat;
}

/// <summary>The browser's connection is gone: the session ends.</summary>
public sealed record ConnectionClosed : INoSerializationVerificationNeeded;
