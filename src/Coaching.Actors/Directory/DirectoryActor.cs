using Akka.Actor;
using Akka.Event;

namespace Coaching.Actors.Directory;

/// <summary>
/// Keeps this node's <see cref="CurrentDirectory"/> at the newest version and carries out changes. One per node. All its work at the store goes one
/// after the other, so that an older load never overwrites a newer one. Registered under its own type.
/// </summary>
public sealed class DirectoryActor : ReceiveActor, IWithTimers
{
    private readonly Queue<(DirectoryCommand Command, IActorRef Sender)> waiting = new();
    private readonly ILoggingAdapter log = Context.GetLogger();
    private readonly DirectoryContext context;
    private readonly DirectoryWork work;
    private IActorRef? asking;
    private bool working;
    private int failures;

    public DirectoryActor(DirectoryContext context)
    {
        this.context = context;
        work = new DirectoryWork(context.Store, context.Settings.Demo);

        Receive<PollDue>(_ => Follow());
        Receive<DirectoryCommand>(Take);
        Receive<WorkDone>(done => Finish(done.Outcome));
        Receive<WorkFailed>(failed => Fail(failed.Cause));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private DirectoryIndex? Known => context.Current.IsLoaded ? context.Current.Index : null;

    protected override void PreStart() => Follow();

    private void Follow() => Start(null, async cancel => new DirectoryOutcome(null, await work.FollowAsync(Known, cancel)));

    private void Take(DirectoryCommand command)
    {
        if (!working)
        {
            Run(command, Sender);
        }
        else if (waiting.Count < context.Pace.MostWaiting)
        {
            waiting.Enqueue((command, Sender));
        }
        else
        {
            Sender.Tell(new DirectoryReply.Unavailable());
        }
    }

    private void Run(DirectoryCommand command, IActorRef sender) => Start(sender, cancel => work.RunAsync(command, Known, cancel));

    private void Start(IActorRef? sender, Func<CancellationToken, Task<DirectoryOutcome>> piece)
    {
        Timers.Cancel(nameof(PollDue));
        working = true;
        asking = sender;

        // Checks and index builds take CPU, and a store may block or never come back: none of that is to hold this actor up.
        Task.Run(() => LimitedAsync(piece)).PipeTo(Self, success: outcome => new WorkDone(outcome), failure: cause => new WorkFailed(cause));
    }

    private async Task<DirectoryOutcome> LimitedAsync(Func<CancellationToken, Task<DirectoryOutcome>> piece)
    {
        using var timeout = new CancellationTokenSource(context.Pace.StoreTimeout, context.Clock);

        return await piece(timeout.Token).WaitAsync(timeout.Token);
    }

    private void Finish(DirectoryOutcome outcome)
    {
        if (outcome.Index is { } index && index != Known)
        {
            // Before the reply: who asked here sees the change here at once.
            context.Current.Set(index);
            Context.System.EventStream.Publish(new DirectoryChanged(index));
            log.Info("Directory version {0} with {1} active agents.", index.Version, index.Active.Count);
        }

        failures = 0;
        Next(outcome.Reply);
    }

    private void Fail(Exception cause)
    {
        if (failures++ == 0)
        {
            log.Warning(cause, "The directory's database does not answer as it should; trying again.");
        }

        Next(new DirectoryReply.Unavailable());
    }

    private void Next(DirectoryReply? reply)
    {
        asking?.Tell(reply);
        working = false;

        if (waiting.TryDequeue(out var next))
        {
            Run(next.Command, next.Sender);
        }
        else
        {
            Timers.StartSingleTimer(nameof(PollDue), new PollDue(), context.Pace.WaitAfter(failures));
        }
    }

    private sealed record PollDue : INoSerializationVerificationNeeded;

    private sealed record WorkDone(DirectoryOutcome Outcome) : INoSerializationVerificationNeeded;

    private sealed record WorkFailed(Exception Cause) : INoSerializationVerificationNeeded;
}
