using System.IO.Pipelines;
using System.Security.Claims;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Sessions;
using Coaching.Testing;
using Coaching.Web.Hubs;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace Coaching.Web.Tests.Hubs;

/// <summary>What a message costs on its way to the browsers of a node: counted, because times depend on the machine.</summary>
public sealed class ToastLaneCostSpecs(ITestOutputHelper output)
{
    /// <summary>The set of those who took the message has a bit for each agent up to the last; it is built by doubling and kept once more.</summary>
    private const double MostBytesAnAgent = 1;

    private static readonly UserRef Sue = new("sue", "Sue Sender");

    [Fact]
    public async Task Should_allocate_less_than_a_byte_an_agent_when_all_are_sent_to()
    {
        var few = await LaneAsync(agents: 1_000);
        var many = await LaneAsync(agents: 10_000);

        var (ofFew, ofMany) = (few.BytesOfASend(few.Everyone), many.BytesOfASend(many.Everyone));

        AssertBytesAnAgent(ofFew, ofMany);
    }

    [Fact]
    public async Task Should_allocate_less_than_a_byte_an_agent_when_half_are_sent_to()
    {
        var few = await LaneAsync(agents: 1_000);
        var many = await LaneAsync(agents: 10_000);

        var (ofFew, ofMany) = (few.BytesOfASend(few.EveryOther), many.BytesOfASend(many.EveryOther));

        AssertBytesAnAgent(ofFew, ofMany);
    }

    [Fact]
    public async Task Should_allocate_the_same_for_one_recipient_when_ten_times_as_many_are_connected()
    {
        var few = await LaneAsync(agents: 1_000);
        var many = await LaneAsync(agents: 10_000);

        Assert.Equal(few.BytesOfASend(AgentSet.FromOrdinals([7])), many.BytesOfASend(AgentSet.FromOrdinals([9_007])));
    }

    [Fact]
    public async Task Should_serialize_a_message_once_for_all_connections_and_once_more_for_those_on_a_break()
    {
        var stage = await LaneAsync(agents: 100);
        stage.Push(Stage.Message(stage.Everyone));
        Assert.Equal(1, stage.Protocol.Serialized);
        Assert.NotNull(Assert.Single(stage.Outputs.Select(o => o.Last).Distinct()));

        foreach (var ordinal in stage.EveryOther)
        {
            stage.Lane.Find($"c{ordinal}")!.Present(Presentation.Bell);
        }

        stage.Push(Stage.Message(stage.Everyone));

        Assert.Equal(3, stage.Protocol.Serialized);
        Assert.Equal(2, stage.Outputs.Select(o => o.Last).Distinct().Count());
        Assert.All(stage.Outputs, o => Assert.Equal(2, o.Writes));
    }

    private void AssertBytesAnAgent(long ofFew, long ofMany)
    {
        output.WriteLine($"{ofFew} bytes, {ofMany} bytes");

        Assert.InRange((ofMany - ofFew) / 9_000.0, 0, MostBytesAnAgent);
    }

    private static async Task<Stage> LaneAsync(int agents)
    {
        var index = DirectoryIndex.Build(AllReachable(DirectoryGenerator.Generate(agents, seed: 1)).ToSnapshot());
        var directory = new CurrentDirectory();
        directory.Set(index);
        var lane = new AgentConnections(directory, NullLogger<DefaultHubLifetimeManager<AgentHub>>.Instance);
        var protocol = new CountingProtocol(new JsonHubProtocol());
        var outputs = new List<CountingOutput>();

        for (var ordinal = 0; ordinal < agents; ordinal++)
        {
            outputs.Add(new CountingOutput());
            await lane.OnConnectedAsync(Client(ordinal, index[ordinal]!.Id, outputs[^1], protocol));
        }

        return new Stage(lane, protocol, outputs);
    }

    private static DirectoryDocument AllReachable(DirectoryDocument document) =>
        document with { Agents = [.. document.Agents.Select(agent => agent with { Active = true })] };

    private static HubConnectionContext Client(int ordinal, string agent, PipeWriter output, IHubProtocol protocol)
    {
        var transport = new DefaultConnectionContext($"c{ordinal}", new Duplex(new Pipe().Reader, output), new Duplex(new Pipe().Reader, output))
        {
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", agent)])),
        };
        return new HubConnectionContext(transport, new HubConnectionContextOptions(), NullLoggerFactory.Instance) { Protocol = protocol };
    }

    private sealed record Stage(AgentConnections Lane, CountingProtocol Protocol, List<CountingOutput> Outputs)
    {
        public AgentSet Everyone { get; } = AgentSet.FromOrdinals(Enumerable.Range(0, Outputs.Count));

        public AgentSet EveryOther { get; } = AgentSet.FromOrdinals(Enumerable.Range(0, Outputs.Count / 2).Select(i => 2 * i));

        public static Sent Message(AgentSet audience) => new(
            1, new MessageId("m1"), Sue, new string('x', 256), Priority.Normal, false, DateTimeOffset.UnixEpoch, null, "{}", audience);

        public long BytesOfASend(AgentSet audience)
        {
            var message = Message(audience);

            // What is made at the first use is not a send's, nor is what a collection, of other specs' making, adds now and then.
            return Enumerable.Range(0, 10).Min(_ =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                Push(message);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            });
        }

        /// <summary>In turns, as the bridge does.</summary>
        public void Push(Sent message)
        {
            var push = Lane.Begin([message]);

            while (!push.PushOn(ToastBridge.AtOnce))
            {
            }

            _ = push.Handed;
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
