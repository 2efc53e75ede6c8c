using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Roster;

public sealed class RosterActorSpecs : TestKit
{
    private static readonly ShownStatus Available = new(AgentStatus.Available, null, Office.Noon);

    private readonly VirtualTime time;
    private readonly RosterBoard board = new(Office.Noon);
    private readonly TestProbe mediator;
    private readonly TestProbe changed;
    private readonly TestProbe ann;
    private readonly TestProbe otherNode;

    public RosterActorSpecs()
        : base(VirtualTime.Hocon)
    {
        time = new VirtualTime(Sys);
        (mediator, changed, ann, otherNode) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe(), CreateTestProbe());
        Sys.EventStream.Subscribe(changed, typeof(RosterChanged));
    }

    [Fact]
    public async Task Should_show_at_once_and_tell_the_other_nodes_the_last_of_a_batch()
    {
        var roster = await StartAsync();
        roster.Tell(new StatusReported(Office.Ann, new ShownStatus(AgentStatus.WrapUp, null, Office.Noon)), ann);
        roster.Tell(new StatusReported(Office.Ann, Available), ann);
        await SettleAsync(roster);
        Assert.Equal(Available, board[Office.Ann]);

        time.Pass(RosterActor.PublishEvery);

        Assert.Equal(new RosterChange(Office.Ann, Available), Assert.Single(await ToldAsync()));
        Assert.Equal(AgentSet.FromOrdinals([Office.Ann]), (await changed.ExpectMsgAsync<RosterChanged>()).Agents);
    }

    [Fact]
    public async Task Should_take_in_other_nodes_statuses_but_not_its_own()
    {
        var roster = await StartAsync();

        roster.Tell(new StatusesChanged([new RosterChange(Office.Ann, Available)]), roster);
        roster.Tell(new StatusesChanged([new RosterChange(Office.Bob, Available)]), otherNode);
        await SettleAsync(roster);
        time.Pass(RosterActor.PublishEvery);

        Assert.Equal(AgentSet.FromOrdinals([Office.Bob]), (await changed.ExpectMsgAsync<RosterChanged>()).Agents);
        Assert.Equal((AgentStatus.LoggedOut, Available), (board[Office.Ann].Status, board[Office.Bob]));
    }

    /// <summary>A node that comes later, or missed a message, knows everything after one round.</summary>
    [Fact]
    public async Task Should_tell_all_of_its_agents_again_from_time_to_time()
    {
        var roster = await StartAsync();
        roster.Tell(new StatusReported(Office.Ann, Available), ann);
        await SettleAsync(roster);
        time.Pass(RosterActor.PublishEvery);
        await ToldAsync();
        await changed.ExpectMsgAsync<RosterChanged>();

        time.Pass(RosterActor.RepeatEvery);
        await SettleAsync(roster);
        time.Pass(RosterActor.PublishEvery);

        Assert.Equal(new RosterChange(Office.Ann, Available), Assert.Single(await ToldAsync()));
        Assert.False(changed.HasMessages);
    }

    [Fact]
    public async Task Should_show_logged_out_when_nobody_tells_of_an_agent_any_more()
    {
        var roster = await StartAsync();
        roster.Tell(new StatusesChanged([new RosterChange(Office.Bob, Available)]), otherNode);
        await SettleAsync(roster);

        await PassAsync(roster, RosterActor.Silence);
        Assert.Equal(Available, board[Office.Bob]);
        await PassAsync(roster, RosterActor.RepeatEvery);

        Assert.Equal(AgentStatus.LoggedOut, board[Office.Bob].Status);
    }

    [Fact]
    public async Task Should_stand_by_its_own_agent_when_the_node_that_it_came_from_had_the_last_word()
    {
        var roster = await StartAsync();
        roster.Tell(new StatusReported(Office.Ann, Available), ann);
        roster.Tell(new StatusesChanged([new RosterChange(Office.Ann, new ShownStatus(AgentStatus.WrapUp, null, Office.Noon))]), otherNode);

        await PassAsync(roster, RosterActor.RepeatEvery);
        Assert.Equal(Available, board[Office.Ann]);
        await PassAsync(roster, RosterActor.Silence + RosterActor.RepeatEvery);

        Assert.Equal(Available, board[Office.Ann]);
    }

    [Fact]
    public async Task Should_not_tell_of_an_agent_that_moved_before_the_others_were_told()
    {
        var roster = await StartAsync();
        Watch(ann);
        roster.Tell(new StatusReported(Office.Ann, Available), ann);
        await SettleAsync(roster);
        Sys.Stop(ann);
        await ExpectTerminatedAsync(ann);
        await SettleAsync(roster);

        time.Pass(RosterActor.PublishEvery);
        await SettleAsync(roster);

        Assert.False(mediator.HasMessages);
    }

    [Fact]
    public async Task Should_not_speak_for_an_agent_that_moved_away()
    {
        var roster = await StartAsync();
        roster.Tell(new StatusReported(Office.Ann, Available), ann);
        await SettleAsync(roster);
        time.Pass(RosterActor.PublishEvery);
        await ToldAsync();
        Watch(ann);
        Sys.Stop(ann);
        await ExpectTerminatedAsync(ann);
        var moved = new ShownStatus(AgentStatus.OnBreak, "lunch", Office.Noon);

        roster.Tell(new StatusesChanged([new RosterChange(Office.Ann, moved)]), otherNode);
        await PassAsync(roster, RosterActor.RepeatEvery);
        time.Pass(RosterActor.PublishEvery);
        await SettleAsync(roster);

        Assert.Equal(moved, board[Office.Ann]);
        Assert.False(mediator.HasMessages);
    }

    private async Task<IActorRef> StartAsync()
    {
        var roster = Sys.ActorOf(Props.Create(() => new RosterActor(board, mediator, time.Clock)));
        await mediator.ExpectMsgAsync<Subscribe>();
        return roster;
    }

    private async Task PassAsync(IActorRef roster, TimeSpan span)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += RosterActor.RepeatEvery)
        {
            time.Pass(RosterActor.RepeatEvery);
            await SettleAsync(roster);
        }
    }

    private async Task<IReadOnlyList<RosterChange>> ToldAsync() =>
        ((StatusesChanged)(await mediator.ExpectMsgAsync<Publish>()).Message).Changes;

    private static Task<ActorIdentity> SettleAsync(IActorRef actor) => actor.Ask<ActorIdentity>(new Identify(null));
}
