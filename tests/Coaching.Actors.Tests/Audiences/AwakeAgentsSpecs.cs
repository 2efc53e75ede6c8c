using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Audiences;
using Xunit;

namespace Coaching.Actors.Tests.Audiences;

public sealed class AwakeAgentsSpecs() : TestKit("akka.loglevel = OFF")
{
    private readonly AwakeAgents awake = new();

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public async Task Should_tell_each_awake_agent_of_the_audience_once(int audience)
    {
        var (ann, bob, cat) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe());
        awake.Add(0, ann);
        awake.Add(1, bob);
        awake.Add(200, cat);

        awake.Tell(AgentSet.FromOrdinals(Enumerable.Range(1, audience)), "news");
        awake.TellWhere(_ => true, "end");

        await ann.ExpectMsgAsync("end");
        await bob.ExpectMsgAsync("news");
        await bob.ExpectMsgAsync("end");
        await ExpectNewsAndEndAsync(cat, audience == 200);
    }

    [Fact]
    public async Task Should_tell_the_successor_when_the_one_before_ends_late()
    {
        var (old, successor) = (CreateTestProbe(), CreateTestProbe());
        awake.Add(0, old);
        awake.Add(0, successor);

        awake.Remove(old);
        awake.Tell(AgentSet.FromOrdinals([0]), "news");

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

    private static async Task ExpectNewsAndEndAsync(TestProbe probe, bool news)
    {
        if (news)
        {
            await probe.ExpectMsgAsync("news");
        }

        await probe.ExpectMsgAsync("end");
    }
}
