using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Roster;
using Coaching.Actors.Sessions;
using Coaching.Actors.Tests.Fakes;
using Xunit;
using Scope = Coaching.Actors.Protocol.Scope;

namespace Coaching.Actors.Tests.Hosting;

/// <summary>From the send to the funnel through every actor of a node.</summary>
public abstract class WholeFlowSpecs : TestKit
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Node node;
    private readonly TestProbe errors;

    protected WholeFlowSpecs(string hocon)
        : this(new Node("akka.loglevel = WARNING\nakka.stdout-loglevel = OFF\nakka.loggers = []\n" + hocon)) { }

    private WholeFlowSpecs(Node node)
        : base(node.System)
    {
        this.node = node;
        errors = CreateTestProbe();
        Sys.EventStream.Subscribe(errors, typeof(Error));
    }

    [Fact]
    public async Task Should_reach_toast_inbox_and_funnel_once_when_sent()
    {
        await AwaitAssertAsync(async () => Assert.True(await node.IsReadyAsync()), Limit);
        var (ann, session) = await ConnectAsync(Office.Ann);

        var accepted = Assert.IsType<SendReply.Accepted>(await SendAsync("hello"));
        Assert.Equal((4, true), (accepted.Recipients, accepted.First));
        Assert.False(Assert.IsType<SendReply.Accepted>(await SendAsync("hello")).First);
        await AwaitAssertAsync(() => Assert.Equal(["hello"], node.Lane.Pushed.Select(m => m.Id.Value)), Limit);

        Assert.IsType<SessionReply.Done>(await session.Ask<SessionReply>(new SessionCommand.MarkSeen([new MessageId("hello")]), Limit));
        Assert.IsType<SessionReply.Done>(await session.Ask<SessionReply>(new SessionCommand.MarkRead([new MessageId("hello")]), Limit));
        var (bob, _) = await ConnectAsync(Office.Bob);
        Assert.Equal(InboxState.Unread, Assert.Single(bob.Inboxes.Last().Messages).State);
        Assert.Equal(InboxState.Read, (await InboxAsync(session)).Messages.Single().State);

        await AwaitAssertAsync(async () => Assert.Equal(new Funnel(4, 2, 1, 1, 0, 0), await FunnelAsync("hello")), Limit);
        await AwaitAssertAsync(
            async () => Assert.Equal(Office.Ann, Assert.Single((await node.Receipts.LoadAsync(1, 1, default)).Receipts).Ordinal), Limit);
        Assert.Contains(ann.Changes, c => c.Facts.ReadAt is not null);
        await AssertNoErrorsAsync();
    }

    [Fact]
    public async Task Should_show_a_break_to_supervisors_and_ring_no_toast()
    {
        await AwaitAssertAsync(async () => Assert.True(await node.IsReadyAsync()), Limit);
        var (ann, session) = await ConnectAsync(Office.Ann);
        var board = node.Get<RosterBoard>();
        await AwaitAssertAsync(() => Assert.Equal(AgentStatus.Available, board[Office.Ann].Status), Limit);

        await session.Ask<SessionReply>(new SessionCommand.SetStatus(AgentStatus.OnBreak, "lunch"), Limit);
        await SendAsync("later");

        await AwaitAssertAsync(() => Assert.Equal(("lunch", AgentStatus.OnBreak), (board[Office.Ann].Reason, board[Office.Ann].Status)), Limit);
        await AwaitAssertAsync(
            async () => Assert.Equal(Office.Ann, Assert.Single((await node.Receipts.LoadAsync(1, 1, default)).Delivered).Bell.ToArray().Single()), Limit);
        Assert.Equal(Presentation.Bell, ann.Presentations.Last());
        await AssertNoErrorsAsync();
    }

    [Fact]
    public async Task Should_lose_no_receipt_when_the_projection_stands_still_over_two_day_ends()
    {
        await AwaitAssertAsync(async () => Assert.True(await node.IsReadyAsync()), Limit);
        node.Receipts.Before = call => call == nameof(IReceiptStore.WriteReceiptsAsync) ? Task.FromException(new TimeoutException("Away.")) : Task.CompletedTask;
        var (_, session) = await ConnectAsync(Office.Ann);

        foreach (var id in new[] { "first", "second", "third" })
        {
            await SendAsync(id);
            await AwaitAssertAsync(async () => Assert.Equal(id, Assert.Single((await InboxAsync(session)).Messages).Message.Id.Value), Limit);
            Assert.IsType<SessionReply.Done>(await session.Ask<SessionReply>(new SessionCommand.MarkRead([new MessageId(id)]), Limit));

            for (var i = 0; i < AgentDecider.EventsBetweenWholes; i++)
            {
                var status = i % 2 == 0 ? AgentStatus.WrapUp : AgentStatus.OnInteraction;
                await session.Ask<SessionReply>(new SessionCommand.SetStatus(status, null), Limit);
            }

            node.Clock.Advance(TimeSpan.FromDays(1));
        }

        node.Receipts.Before = _ => Task.CompletedTask;

        await AwaitAssertAsync(
            async () => Assert.Equal([1L, 2, 3], (await node.Receipts.LoadAsync(1, 3, default)).Receipts.Where(r => r.ReadAt is not null).Select(r => r.Version).Order()),
            Limit);
        await AwaitAssertAsync(() => Assert.InRange(node.Journal.EventsOf("ann").Count, 1, AgentDecider.EventsBetweenWholes + 3), Limit);
    }

    protected override void AfterAll()
    {
        node.Dispose();
        base.AfterAll();
    }

    private async Task<(FakeConnection Connection, IActorRef Session)> ConnectAsync(int ordinal)
    {
        var connection = node.Lane.Connections[ordinal] = new FakeConnection();
        var agent = node.Get<CurrentDirectory>().Index[ordinal]!;
        var opened = await node.Actor<ToastBridge>().Ask<SessionOpened>(new OpenSession(agent, connection), Limit);
        await AwaitAssertAsync(() => Assert.NotEmpty(connection.Inboxes), Limit);
        return (connection, opened.Session);
    }

    private async Task AssertNoErrorsAsync()
    {
        var found = new List<string>();

        while (errors.HasMessages)
        {
            found.Add((await errors.ExpectMsgAsync<Error>()).ToString());
        }

        Assert.Empty(found);
    }

    private Task<SendReply> SendAsync(string id) => node.Actor<AudienceActor>().Ask<SendReply>(
        new SendMessage(new MessageId(id), Office.Sue, new Scope.Everyone(), new AudienceRule.Everyone(), "Hello", Priority.Normal, false, null, null), Limit);

    private static async Task<InboxView> InboxAsync(IActorRef session) =>
        Assert.IsType<SessionReply.Inbox>(await session.Ask<SessionReply>(new SessionCommand.GetInbox(), Limit)).View;

    private async Task<Funnel> FunnelAsync(string id)
    {
        var viewer = new Viewer("ada", new Scope.Everyone(), node.Get<CurrentDirectory>().Index);
        return (await node.Get<SentMessages>().FindAsync(new MessageId(id), viewer, default))!.Funnel;
    }
}

public sealed class SingleNodeSpecs() : WholeFlowSpecs("");

/// <summary>Every message goes through the serializer, as if each actor lived elsewhere.</summary>
public sealed class SerializedSingleNodeSpecs() : WholeFlowSpecs(FrameworkMessages.Hocon);
