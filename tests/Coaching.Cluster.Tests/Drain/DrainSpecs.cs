using System.Net.WebSockets;
using Coaching.Actors.Persistence;
using Coaching.Cluster.Tests.Clients;
using Coaching.Cluster.Tests.Hosts;
using Coaching.Testing;

namespace Coaching.Cluster.Tests.Drain;

/// <summary>A node that is stopped in the ordinary way, under load.</summary>
[Collection(OneAtATime.Name)]
public sealed class DrainSpecs(PostgreSqlFixture server, ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Should_refuse_sends_close_sessions_and_exit_cleanly_when_it_is_told_to_stop(DatabaseProvider provider)
    {
        await using var installation = await Installation.CreateAsync(provider, server);
        var figures = new Figures(output, $"SIGTERM on {provider}");

        await installation.RunAsync(output, async () =>
        {
            await installation.StartAsync();
            var admin = await installation.Api.AsAsync("chief", "admin");
            await admin.PutDirectoryAsync(Centre.Small.Directory);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
            var closed = new List<Task>();

            foreach (var id in Centre.Small.Everyone)
            {
                var (agent, _) = await LeanAgent.LogInAsync(installation.Address, await installation.Api.TokenAsync(id, "agent"), limit.Token);
                closed.Add(UntilClosedAsync(agent, limit.Token));
            }

            var load = new DrainLoad(admin);
            var sending = load.SendAsync(limit.Token);
            await load.AcceptedAsync(limit.Token);

            installation.Host.Terminate();
            var terminated = installation.Host.Age;
            var code = await installation.Host.ExitAsync(Limit);
            await sending;

            Assert.Equal(0, code);
            Assert.True(load.Refused > 0, $"No send was answered 503: {string.Join(' ', load.Answers)}");
            Assert.DoesNotContain(202, load.Answers.SkipWhile(answer => answer != 503));
            await Task.WhenAll(closed);
            figures.Tell($"exit 0 after {installation.Host.Age - terminated:s\\.fff} s, {load.Sends.Count(s => s.Outcome is SendOutcome.Accepted)} sends accepted before, {load.Refused} answered 503");

            await installation.StartAsync();
            await AssertInboxesHoldExactlyAsync(installation, [.. load.Sends.Where(s => s.Outcome is SendOutcome.Accepted).Select(s => s.Id)], limit.Token);
        });
    }

    private static async Task UntilClosedAsync(LeanAgent agent, CancellationToken stop)
    {
        await using (agent)
        {
            await Assert.ThrowsAnyAsync<WebSocketException>(() => agent.PushAsync("never", stop));
        }
    }

    /// <summary>A send that was answered 503 while draining may be there or not; one that was accepted must be.</summary>
    private static async Task AssertInboxesHoldExactlyAsync(Installation installation, IReadOnlyList<string> accepted, CancellationToken stop)
    {
        foreach (var id in Centre.Small.Everyone)
        {
            var (agent, inbox) = await LeanAgent.LogInAsync(installation.Address, await installation.Api.TokenAsync(id, "agent"), stop);

            await using (agent)
            {
                var held = inbox.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("id").GetString()!).ToList();
                Assert.Equal(held.Distinct(), held);
                Assert.Empty(accepted.Except(held));
            }
        }
    }
}
