using Akka.TestKit.Xunit2;
using Coaching.Actors.Audiences;
using Xunit;

namespace Coaching.Actors.Tests.Audiences;

public sealed class AwakeAgentsSpecs() : TestKit("akka.loglevel = OFF")
{
    private readonly AwakeAgents awake = new();

    [Fact]
    public async Task Should_tell_each_awake_agent_for_whom_it_holds_once()
    {
        var (ann, bob, cat) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe());
        awake.Add(0, ann);
        awake.Add(1, bob);
        awake.Add(200, cat);

        awake.TellWhere(ordinal => ordinal > 0, "news");
        awake.TellWhere(_ => true, "end");

        await ann.ExpectMsgAsync("end");
        await bob.ExpectMsgAsync("news");
        await bob.ExpectMsgAsync("end");
        await cat.ExpectMsgAsync("news");
        await cat.ExpectMsgAsync("end");
    }

    [Fact]
    public async Task Should_tell_the_successor_when_the_one_before_ends_late()
    {
        var (old, successor) = (CreateTestProbe(), CreateTestProbe());
        awake.Add(0, old);
        awake.Add(0, successor);

        awake.Remove(old);
        awake.TellWhere(_ => true, "news");

        await successor.ExpectMsgAsync("news");
        Assert.False(old.HasMessages);
    }

    [Fact]
    public void Should_tell_nobody_when_the_agent_ended()
    {
        var ann = CreateTestProbe();
        awake.Add(0, ann);

        awake.Remove(ann);
        awake.TellWhere(_ => true, "news");

        Assert.False(ann.HasMessages);
    }
}
