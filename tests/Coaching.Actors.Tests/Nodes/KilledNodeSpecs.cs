using System.Diagnostics;
using Coaching.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Coaching.Actors.Tests.Nodes;

/// <summary>How long agents are silent, with the timings of production.</summary>
[Collection(OneClusterAtATime.Name)]
public sealed class KilledNodeSpecs(PostgreSqlFixture server, ITestOutputHelper output) : NodeSpecs(server)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    protected override string Pace => "";

    /// <summary>The worst case: the oldest node also has the coordinator of the shards and the projection of receipts.</summary>
    [Fact]
    public async Task Should_have_all_agents_answer_again_within_twenty_seconds_when_the_oldest_node_dies()
    {
        var nodes = await StartAsync(3);
        var (a, b, c) = (nodes[0], nodes[1], nodes[2]);
        var sessions = await ConnectAllAsync(b, c);
        await b.SendAsync("first");
        await EventuallyAsync(() => Assert.All(nodes, n => Assert.Single(n.Messages())));
        Assert.NotEmpty(await a.AgentsHereAsync());

        var died = Stopwatch.StartNew();
        await a.CrashAsync(b, c);
        var answered = await Task.WhenAll(sessions.Select(async session =>
        {
            await session.ReadAsync("first");
            return died.Elapsed;
        }));
        var counted = EventuallyAsync(async () => Assert.Equal(Agents.Count, (await b.FunnelAsync("first")).Read));

        output.WriteLine($"The first agent answered after {answered.Min():s\\.f} s, the last after {answered.Max():s\\.f} s.");
        Assert.InRange(answered.Max(), TimeSpan.FromSeconds(5), LongestSilence);
        await PlacesAsync(b, c);
        await counted;
    }
}
