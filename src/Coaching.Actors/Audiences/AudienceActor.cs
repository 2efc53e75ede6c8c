using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Event;
using Coaching.Actors.Agents;
using Coaching.Actors.Directory;
using Coaching.Actors.Hosting;
using Coaching.Actors.MessageLog;

namespace Coaching.Actors.Audiences;

/// <summary>
/// One per node. Resolves and freezes audiences, appends sends to the message log (those that wait together share a commit), follows the log in order
/// and fans each entry out to the toast bridge. Agents awake on this node find it in the day index, and hear of the turns of their days. What it knows of the day and of agents awake outlives a
/// restart of the actor.
/// </summary>
public sealed class AudienceActor : ReceiveActor, IWithTimers, IWithStash
{
    /// <summary>The topic on which nodes tell each other that the log grew.</summary>
    public const string Topic = "message-log";

    private readonly AudienceContext context;
    private readonly IActorRef mediator;
    private readonly PendingSends queue;
    private readonly AwakeAgents awake;
    private readonly LogFollower follower;
    private readonly EarlyEntries early;
    private readonly DayTurns turns;
    private readonly ILoggingAdapter log = Context.GetLogger();
    private IActorRef? drainer;
    private long batchStarted;

    /// <param name="mediator">The cluster's publish-subscribe mediator.</param>
    public AudienceActor(AudienceContext context, IActorRef mediator)
    {
        this.context = context;
        this.mediator = mediator;
        queue = new PendingSends(context.Settings.QueueCapacity, context.Settings.Patience, context.Clock);
        follower = new LogFollower(context.Log, context.Day);
        early = new EarlyEntries(context.Day);
        turns = new DayTurns(context, Context.System.EventStream);
        awake = context.Awake;
        Become(context.Loaded.IsDayLoaded ? Following : Loading);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public IStash Stash { get; set; } = null!;

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(DirectoryChanged));
        mediator.Tell(new Subscribe(Topic, Self));

        if (context.Loaded.IsDayLoaded)
        {
            StartFollowing();
        }
        else
        {
            LoadDay();
        }
    }

    /// <summary>Who waits learns at once that the outcome is unknown.</summary>
    protected override void PostStop()
    {
        Context.System.EventStream.Unsubscribe(Self);
        queue.GiveUpOnAll();
    }

    /// <summary>Until the day is loaded nobody is served: an agent that woke too early would miss what was sent before.</summary>
    private void Loading()
    {
        Receive<LogRead>(read =>
        {
            foreach (var entry in read.Entries)
            {
                context.Day.Add(entry);
            }

            context.Day.ReachedAtLeast(read.UpTo);

            if (follower.Ended(read))
            {
                follower.ReadOn(Self);
                return;
            }

            log.Info("The day is loaded up to version {0}", context.Day.Version);
            context.Loaded.SetDayLoaded();
            StartFollowing();
            Become(Following);
            Stash.UnstashAll();
        });
        Receive<Status.Failure>(f =>
        {
            follower.Failed(f.Cause, log);
            Timers.StartSingleTimer(nameof(Reload), new Reload(), context.Settings.PollEvery);
        });
        Receive<Reload>(_ => LoadDay());
        Receive<SendMessage>(_ => Sender.Tell(new SendReply.OutcomeUnknown()));
        ReceiveAny(_ => Stash.Stash());
    }

    private void Following()
    {
        Receive<SendMessage>(Send);
        Receive<Committed>(Commit);
        Receive<CommitFailed>(Fail);
        Receive<GiveUp>(_ => queue.GiveUpOnLate());
        Receive<SenderAnswered>(answered =>
        {
            if (!queue.IsBusy)
            {
                Context.System.EventStream.Publish(new HeadStartOver(answered.Id));
            }
        });
        Receive<EndSends>(_ =>
        {
            drainer = Sender;
            TellDrained();
        });
        Receive<AgentAwake>(a =>
        {
            awake.Add(a.Ordinal, Sender);
            Context.Watch(Sender);
            Sender.Tell(new AgentRegistered());
        });
        Receive<Terminated>(t => awake.Remove(t.ActorRef));
        Receive<LogRead>(Follow);
        Receive<Status.Failure>(f => follower.Failed(f.Cause, log));
        Receive<CatchUp>(c => follower.CatchUp(Sender, c, Self));
        Receive<Poll>(_ =>
        {
            follower.ReadOn(Self);
            turns.Look();
        });
        Receive<LogGrew>(grew =>
        {
            FollowKnown(grew.Entries);

            if (grew.Entries.Count == 0 && grew.Version > context.Day.Version)
            {
                follower.ReadOn(Self);
            }
        });
        Receive<LookForGap>(look =>
        {
            // Nothing was followed since: the hint was lost. Else the gap, if there is one, is a new one.
            if (early.IsGap && context.Day.Version == look.After)
            {
                follower.ReadOn(Self);
                return;
            }

            FollowKnown([]);
        });
        Receive<SubscribeAck>(_ => { });
        Receive<DirectoryChanged>(c =>
        {
            // A site's date must be known before its first turn, which may come before the next look around.
            turns.Look();
            awake.TellWhere(o => !c.Index.Active.Contains(o), new AgentLeft());
        });
    }

    private void StartFollowing()
    {
        Timers.StartPeriodicTimer(nameof(Poll), new Poll(), TimeSpan.Zero, context.Settings.PollEvery);
        Timers.StartPeriodicTimer(nameof(GiveUp), new GiveUp(), context.Settings.Patience / 10);
    }

    private void LoadDay() => follower.Load(Self, context.Clock.GetUtcNow() - DayIndex.Span);

    private void Send(SendMessage send)
    {
        if (queue.IsFull || drainer is not null || !context.Loaded.TakesSends(Context.System))
        {
            Sender.Tell(new SendReply.OutcomeUnknown());
            return;
        }

        var (draft, unresolved) = Drafting.Of(send, context.Directory.Index, context.Board, context.Clock.GetUtcNow());
        queue.Add(new PendingSend(draft, unresolved, Sender, context.Clock.GetTimestamp()));
        StartCommit();
    }

    private void StartCommit()
    {
        if (queue.StartBatch(context.Settings.MaxBatch) is not { Count: > 0 } batch)
        {
            TellDrained();
            return;
        }

        batchStarted = context.Clock.GetTimestamp();
        context.Log.AppendAsync([.. batch.Select(s => s.Draft)], CancellationToken.None)
            .PipeTo(Self, success: results => new Committed(results), failure: cause => new CommitFailed(cause));
    }

    private void Commit(Committed committed)
    {
        CoachingMetrics.AppendDuration.Record(context.Clock.GetElapsedTime(batchStarted).TotalSeconds);
        var entries = queue.AnswerBatch(committed.Results);
        CoachingMetrics.MessagesAccepted.Add(entries.Count);

        if (entries.Count > 0)
        {
            foreach (var hint in LogGrew.Of(entries))
            {
                mediator.Tell(new Publish(Topic, hint));
            }

            FollowKnown(entries);
        }

        StartCommit();
    }

    private void Fail(CommitFailed failed)
    {
        log.Warning(failed.Cause, "A commit to the message log failed; its outcome is unknown");

        foreach (var send in queue.EndBatch())
        {
            send.Answer(new SendReply.OutcomeUnknown());
        }

        follower.ReadOn(Self);
        StartCommit();
    }

    private void TellDrained()
    {
        if (!queue.IsBusy)
        {
            drainer?.Tell(new SendsEnded());
        }
    }

    private void Follow(LogRead read)
    {
        var more = follower.Ended(read);

        foreach (var entry in read.Entries)
        {
            FanOut(entry);
        }

        context.Day.ReachedAtLeast(read.UpTo);
        FollowKnown([]);
        follower.TellCaughtUp(read);

        if (more)
        {
            follower.ReadOn(Self);
        }
    }

    /// <summary>
    /// Follows what is next, of these and of those that wait. When other nodes' entries come first, their hints are on the way: to read them for
    /// each commit would cost more than the commits.
    /// </summary>
    private void FollowKnown(IReadOnlyList<Sent> entries)
    {
        foreach (var next in early.Take(entries))
        {
            FanOut(next);
        }

        if (early.IsGap && !Timers.IsTimerActive(nameof(LookForGap)))
        {
            Timers.StartSingleTimer(nameof(LookForGap), new LookForGap(context.Day.Version), context.Settings.GapPatience);
        }
    }

    private void FanOut(Sent entry)
    {
        if (entry.Version <= context.Day.Version)
        {
            return;
        }

        context.Day.Add(entry);
        Context.System.EventStream.Publish(new EntryFollowed(entry));
    }

    private sealed record Committed(IReadOnlyList<AppendResult> Results) : INoSerializationVerificationNeeded;

    private sealed record CommitFailed(Exception Cause) : INoSerializationVerificationNeeded;

    private sealed record Poll;

    private sealed record Reload;

    private sealed record GiveUp;

    private sealed record LookForGap(long After);
}
