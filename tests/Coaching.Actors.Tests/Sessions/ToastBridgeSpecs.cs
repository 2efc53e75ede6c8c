using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Sessions;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Sessions;

public sealed class ToastBridgeSpecs : TestKit
{
    private readonly FakeToastLane lane = new();
    private readonly TestProbe region;
    private readonly TestProbe receipts;
    private readonly SessionContext context;
    private readonly IActorRef bridge;

    public ToastBridgeSpecs()
        : base(VirtualTime.Hocon)
    {
        (region, receipts) = (CreateTestProbe(), CreateTestProbe());
        var (day, clock) = (new DayIndex(), new VirtualTime(Sys).Clock);
        var audience = Sys.ActorOf(FakeAudience.Props(() => true));
        context = new SessionContext(region, audience, receipts, day, new InboxJoin(day, Office.Directory(), clock), SessionsSettings.Default, clock);
        bridge = Bridge(lane, ToastBridge.HeadStart);
    }

    [Fact]
    public async Task Should_push_in_order_and_tell_to_whom_it_was_handed_and_how()
    {
        var (ann, bob) = (Connect(Office.Ann), Connect(Office.Bob));
        ann.Present(Presentation.Toast);
        bob.Present(Presentation.Bell);
        await SettleAsync();

        Publish(Office.Message(1, Office.Ann, Office.Bob, Office.Cat));
        Publish(Office.Message(2, Office.Cat));
        Publish(Office.Message(3, Office.Bob));

        var first = await receipts.ExpectMsgAsync<MessageHanded>();
        Assert.Equal((1L, AgentSet.FromOrdinals([Office.Ann]), AgentSet.FromOrdinals([Office.Bob])), (first.Version, first.Toast, first.Bell));
        Assert.Equal(3, (await receipts.ExpectMsgAsync<MessageHanded>()).Version);
        Assert.Equal([1L, 2, 3], lane.Pushed.Select(m => m.Version));
    }

    [Fact]
    public async Task Should_push_nothing_that_has_expired_before_this_node_read_it()
    {
        Connect(Office.Ann);
        await SettleAsync();

        Publish(Office.Message(1, Office.Noon.AddMinutes(-2), Office.Ann) with { ExpiresAt = Office.Noon });
        Publish(Office.Message(2, Office.Ann) with { ExpiresAt = Office.Noon.AddSeconds(1) });

        Assert.Equal(2, (await receipts.ExpectMsgAsync<MessageHanded>()).Version);
        Assert.Equal([2L], lane.Pushed.Select(m => m.Version));
    }

    [Fact]
    public async Task Should_let_a_message_to_one_overtake_those_to_many_and_keep_the_order_of_these()
    {
        var everybody = Enumerable.Range(0, (3 * ToastBridge.Few) + 1).ToArray();
        Array.ForEach(everybody, ordinal => Connect(ordinal));
        await SettleAsync();
        // Comes while the first turn of the first message is under way.
        lane.BeforePush = _ =>
        {
            lane.BeforePush = _ => { };
            Publish(Office.Message(2, everybody));
            Publish(Office.Message(3, Office.Bob));
        };

        Publish(Office.Message(1, everybody));

        var handed = new[] { await receipts.ExpectMsgAsync<MessageHanded>(), await receipts.ExpectMsgAsync<MessageHanded>(), await receipts.ExpectMsgAsync<MessageHanded>() };
        Assert.Equal([3L, 1, 2], handed.Select(h => h.Version));
        Assert.Equal([1, everybody.Length, everybody.Length], handed.Select(h => h.Toast.Or(h.Bell).Count));
    }

    [Fact]
    public async Task Should_let_a_message_to_many_wait_until_its_sender_has_the_answer()
    {
        var everybody = Enumerable.Range(0, ToastBridge.Few + 1).ToArray();
        var patient = new FakeToastLane();
        Array.ForEach(everybody, ordinal => patient.Connections[ordinal] = new FakeConnection());
        var waits = Bridge(patient, headStart: TimeSpan.FromHours(1));
        await waits.Ask<ActorIdentity>(new Identify(null));
        var message = Office.Message(1, everybody);

        Publish(message);
        Sys.EventStream.Publish(new HeadStartOver(new MessageId("another")));
        await waits.Ask<ActorIdentity>(new Identify(null));
        Assert.Empty(patient.Pushed);

        Sys.EventStream.Publish(new HeadStartOver(message.Id));
        Assert.Equal(everybody.Length, (await receipts.ExpectMsgAsync<MessageHanded>()) switch { var handed => handed.Toast.Or(handed.Bell).Count });
    }

    [Fact]
    public async Task Should_take_messages_to_many_that_wait_together_past_the_connections_once()
    {
        var everybody = Enumerable.Range(0, ToastBridge.Few + 1).ToArray();
        Array.ForEach(everybody, ordinal => Connect(ordinal));
        await SettleAsync();
        lane.BeforePush = _ =>
        {
            lane.BeforePush = _ => { };
            Enumerable.Range(2, ToastBridge.MostTogether + 1).ToList().ForEach(version => Publish(Office.Message(version, everybody)));
        };

        Publish(Office.Message(1, everybody));

        for (var version = 1; version <= ToastBridge.MostTogether + 2; version++)
        {
            var handed = await receipts.ExpectMsgAsync<MessageHanded>();
            Assert.Equal((version, everybody.Length), (handed.Version, handed.Toast.Or(handed.Bell).Count));
        }

        Assert.Equal([1, ToastBridge.MostTogether, 1], lane.Walks.Select(walk => walk.Length));
    }

    [Fact]
    public async Task Should_go_on_with_the_others_when_one_fails_on_its_way()
    {
        var everybody = Enumerable.Range(0, ToastBridge.Few + 1).ToArray();
        Array.ForEach(everybody, ordinal => Connect(ordinal));
        await SettleAsync();
        lane.BeforePush = _ =>
        {
            lane.BeforePush = walk => Assert.NotEqual(1, walk.Version);
            Publish(Office.Message(2, everybody));
        };

        Publish(Office.Message(1, everybody));

        var (first, second) = (await receipts.ExpectMsgAsync<MessageHanded>(), await receipts.ExpectMsgAsync<MessageHanded>());
        Assert.Equal((1L, ToastBridge.AtOnce), (first.Version, first.Toast.Or(first.Bell).Count));
        Assert.Equal((2L, everybody.Length), (second.Version, second.Toast.Or(second.Bell).Count));
    }

    [Fact]
    public async Task Should_keep_its_sessions_when_one_message_cannot_be_pushed()
    {
        bridge.Tell(new OpenSession(Office.Index[Office.Ann]!, new FakeConnection()), TestActor);
        var session = (await ExpectMsgAsync<SessionOpened>()).Session;
        await region.ExpectMsgAsync<AgentCommand.RegisterSession>();
        Watch(session);
        lane.BeforePush = m => _ = m.Version == 1 ? throw new InvalidOperationException("Broken.") : 0;

        Publish(Office.Message(1, Office.Ann));
        Publish(Office.Message(2, Office.Ann));

        await AwaitAssertAsync(() => Assert.Equal([2L], lane.Pushed.Select(m => m.Version)));
        Assert.Equal(session, (await session.Ask<ActorIdentity>(new Identify(null))).Subject);
        Assert.False(HasMessages);
    }

    [Fact]
    public async Task Should_close_connections_of_agents_who_left_the_directory()
    {
        Connect(Office.Ann);
        Connect(Office.Bob);
        await SettleAsync();

        Sys.EventStream.Publish(new DirectoryChanged(Office.With(Office.Bob, row => row with { Active = false })));

        await AwaitAssertAsync(() => Assert.Equal([Office.Bob], lane.ClosedOrdinals));
    }

    private IActorRef Bridge(FakeToastLane on, TimeSpan headStart) => Sys.ActorOf(Props.Create(() => new ToastBridge(on, context, headStart)));

    private FakeConnection Connect(int ordinal) => lane.Connections[ordinal] = new FakeConnection();

    private void Publish(Sent message) => Sys.EventStream.Publish(new EntryFollowed(message));

    /// <summary>The bridge is started, and listens.</summary>
    private Task<ActorIdentity> SettleAsync() => bridge.Ask<ActorIdentity>(new Identify(null));
}
