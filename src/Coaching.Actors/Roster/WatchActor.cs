using Akka.Actor;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Receipts;

namespace Coaching.Actors.Roster;

/// <summary>
/// One per open coaching page: pushes what changed in its list of agents and in its sent messages, at most four times a second. Scope and directory are
/// asked anew each time, so that a live page never shows what its user may no longer see.
/// </summary>
public sealed class WatchActor : ReceiveActor, IWithTimers
{
    public static readonly TimeSpan PushEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Sent messages that a page is kept current about.</summary>
    public const int NewestMessages = 50;

    /// <summary>More that wait for a page that reads slowly are not kept: the day is looked through instead.</summary>
    private const int MostFollowed = 1_000;

    private readonly WatchContext context;
    private readonly IWatchConnection connection;
    private readonly WatchUser user;
    private readonly AgentsWatch agents;
    private readonly Dictionary<long, SentMessage> shownMessages = [];
    private readonly List<Sent> followed = [];
    private IReadOnlyList<Sent>? newest;
    private AgentSet touched = AgentSet.Empty;
    private bool agentsDirty;
    private bool messagesWatched;
    private bool messagesDirty;
    private bool rested = true;
    private DateTimeOffset? nextExpiry;

    public WatchActor(WatchUser user, IWatchConnection connection, WatchContext context)
    {
        this.user = user;
        this.connection = connection;
        this.context = context;
        agents = new AgentsWatch(user.Scope, context.Board);

        Receive<WatchAgents>(w =>
        {
            agents.Show(w.Query);
            var total = w.Query.Match(user.Scope, context.Directory.Index, context.Board).Count;
            agentsDirty = true;
            Sender.Tell(new Watching(total));

            // Who opens a page or changes a filter waits for no beat, unless there was a push just now.
            if (rested)
            {
                Push();
                StartBeat();
            }
        });
        Receive<WatchMessages>(_ =>
        {
            messagesWatched = messagesDirty = true;
            Sender.Tell(new Watching(0));
        });
        Receive<RosterChanged>(c =>
        {
            touched = touched.Or(c.Agents);
            agentsDirty = true;
        });
        Receive<DirectoryChanged>(_ =>
        {
            agentsDirty = true;
            LookThroughDay();
        });
        Receive<EntriesForgotten>(_ => LookThroughDay());
        Receive<EntryFollowed>(e => Follow(e.Entry));
        Receive<FunnelsChanged>(f => messagesDirty |= f.Versions.Any(shownMessages.ContainsKey));
        Receive<PushNow>(_ => Push());
        Receive<WatchClosed>(_ => Context.Stop(Self));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        foreach (var news in new[] { typeof(RosterChanged), typeof(DirectoryChanged), typeof(EntryFollowed), typeof(EntriesForgotten), typeof(FunnelsChanged) })
        {
            Context.System.EventStream.Subscribe(Self, news);
        }

        StartBeat();
    }

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    private void StartBeat() => Timers.StartPeriodicTimer(nameof(PushNow), new PushNow(), PushEvery);

    /// <summary>With the next push: who sees little of what is sent makes that a look at every message of the day, under the lock that sends need.</summary>
    private void LookThroughDay()
    {
        newest = null;
        followed.Clear();
        messagesDirty = true;
    }

    /// <summary>What is new is looked at by itself, once a beat.</summary>
    private void Follow(Sent entry)
    {
        if (followed.Count == MostFollowed)
        {
            LookThroughDay();
        }
        else if (newest is not null)
        {
            followed.Add(entry);
            messagesDirty = true;
        }
    }

    private void Push()
    {
        if (connection.IsOver)
        {
            Context.Stop(Self);
            return;
        }

        if (connection.IsBusy)
        {
            // Differences lose nothing by waiting, and a page that reads slowly fills no memory.
            rested = false;
            return;
        }

        // Looked at with each beat: a timer of its own would not follow the host's clock.
        messagesDirty |= nextExpiry <= context.Clock.GetUtcNow();
        rested = !agentsDirty && !(messagesWatched && messagesDirty);

        if (agentsDirty)
        {
            agentsDirty = false;
            var differences = agents.Differences(context.Directory.Index, touched);
            touched = AgentSet.Empty;

            if (differences.Count > 0)
            {
                connection.ShowAgents(differences);
            }
        }

        if (messagesWatched && messagesDirty)
        {
            messagesDirty = false;
            PushMessages();
        }
    }

    private void PushMessages()
    {
        var viewer = new Viewer(user.Id, user.Scope, context.Directory.Index);
        newest = NewestFor(viewer);
        var now = newest.Select(sent => context.Messages.Summarise(sent, viewer)).ToList();
        var changed = now.Where(m => shownMessages.GetValueOrDefault(m.Sent.Version) != m).ToList();

        nextExpiry = now.Where(m => m.State == SentState.Sent).Min(m => m.Sent.ExpiresAt);
        shownMessages.Clear();

        foreach (var message in now)
        {
            shownMessages[message.Sent.Version] = message;
        }

        if (changed.Count > 0)
        {
            connection.ShowMessages(changed);
        }
    }

    private IReadOnlyList<Sent> NewestFor(Viewer viewer)
    {
        if (newest is null)
        {
            return context.Day.Newest(NewestMessages, viewer.Sees);
        }

        var known = newest.Count > 0 ? newest[0].Version : 0;
        var added = followed.Where(entry => entry.Version > known && viewer.Sees(entry)).Reverse();
        IReadOnlyList<Sent> all = [.. added.Concat(newest).Take(NewestMessages)];
        followed.Clear();
        return all;
    }

    private sealed record PushNow;
}
