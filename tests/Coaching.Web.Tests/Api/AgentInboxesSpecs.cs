using Akka.Actor;
using Akka.Hosting;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Sessions;
using Coaching.Web.Api;
using Coaching.Web.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coaching.Web.Tests.Api;

/// <summary>A node that has not followed the log as far as another, to which the agent's last request went.</summary>
public sealed class AgentInboxesSpecs : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);
    private static readonly MessageId Id = new("m1");

    private readonly ActorSystem system = ActorSystem.Create("inboxes");
    private readonly DayIndex day = new();
    private readonly CurrentDirectory directory = new();
    private AgentInboxes inboxes = null!;
    private bool canFollow = true;

    [Fact]
    public async Task Should_know_a_message_only_after_a_look_at_the_log()
    {
        Assert.True(await inboxes.KnowsAsync([Id], default));

        Assert.Equal([1L], inboxes.VersionsOf([Id]));
    }

    [Fact]
    public async Task Should_not_say_that_it_knows_while_the_log_cannot_be_read()
    {
        canFollow = false;

        Assert.False(await inboxes.KnowsAsync([Id], default));
    }

    [Fact]
    public async Task Should_show_the_inbox_with_all_that_the_agent_has()
    {
        var answer = await inboxes.AnswerAsync(Ann, n => new AgentCommand.GetInbox(new AgentId("ann"), n), default);

        Assert.Equal(["m1"], Assert.IsType<Ok<InboxContract>>(answer).Value!.Messages.Select(m => m.Id));
    }

    [Fact]
    public async Task Should_rather_show_no_inbox_than_one_that_lacks_a_message()
    {
        canFollow = false;

        var answer = await inboxes.AnswerAsync(Ann, n => new AgentCommand.GetInbox(new AgentId("ann"), n), default);

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, Assert.IsAssignableFrom<IStatusCodeHttpResult>(answer).StatusCode);
    }

    public Task InitializeAsync()
    {
        directory.Set(DirectoryIndex.Build(new DirectorySnapshot(
            1,
            [new StoredSite(new SiteRow("london", "London", "Europe/London", "03:00"))],
            [new GroupRow("north", "North")],
            [],
            [],
            [],
            [new StoredAgent(0, new AgentRow("ann", "Ann", "london", "north", [], []), false)])));
        var clock = new AtNoon();
        inboxes = new AgentInboxes(
            new Required<AgentActor>(system.ActorOf(Props.Create(() => new Agent()))),
            new Required<AudienceActor>(system.ActorOf(Props.Create(() => new Audience(() => Follow())))),
            new Required<ReceiptWriter>(ActorRefs.Nobody),
            directory,
            day,
            new InboxJoin(day, directory, clock),
            clock);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await system.Terminate();
        system.Dispose();
    }

    private AgentEntry Ann => directory.Index.Find("ann")!;

    private bool Follow()
    {
        if (canFollow)
        {
            day.Add(new Sent(1, Id, new UserRef("sue", "Sue"), "Hello", Priority.Normal, false, Noon, null, "{}", AgentSet.FromOrdinals([0])));
        }

        return canFollow;
    }

    /// <summary>Its node has followed the log up to the first message.</summary>
    private sealed class Agent : ReceiveActor
    {
        public Agent() => Receive<AgentCommand.GetInbox>(asked => Sender.Tell(new AgentReply.Inbox(
            asked.Number, new DateOnly(2026, 1, 14), 1, new ShownStatus(AgentStatus.Available, null, Noon), 1, [])));
    }

    private sealed class Audience : ReceiveActor
    {
        public Audience(Func<bool> follow) => Receive<CatchUp>(asked => Sender.Tell(new CaughtUp(asked.Then, follow())));
    }

    private sealed class AtNoon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }

    private sealed class Required<T>(IActorRef actor) : IRequiredActor<T>
    {
        public IActorRef ActorRef => actor;

        public Task<IActorRef> GetAsync(CancellationToken cancellationToken = default) => Task.FromResult(actor);
    }
}
