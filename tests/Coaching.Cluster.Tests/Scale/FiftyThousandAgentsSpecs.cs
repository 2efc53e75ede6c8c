using System.Diagnostics;
using Coaching.Actors.Persistence;
using Coaching.Cluster.Tests.Clients;
using Coaching.Cluster.Tests.Hosts;
using Coaching.Testing;

namespace Coaching.Cluster.Tests.Scale;

/// <summary>The largest directory: it comes in within seconds, and a host is back soon with it.</summary>
[Collection(OneAtATime.Name)]
public sealed class FiftyThousandAgentsSpecs(PostgreSqlFixture server, ITestOutputHelper output)
{
    private const int Agents = 50_000;

    /// <summary>Wide: other work on the machine must not fail this. The figures tell the truth.</summary>
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Should_import_within_seconds_and_start_again_soon(DatabaseProvider provider)
    {
        await using var installation = await Installation.CreateAsync(provider, server);
        var figures = new Figures(output, $"50,000 agents on {provider}");

        await installation.RunAsync(output, async () =>
        {
            await installation.StartAsync();
            var admin = await installation.Api.AsAsync("chief", "admin");
            var centre = LargeCentre.Of(Agents);
            var before = installation.Host.Megabytes;

            var csv = await admin.ImportCsvAsync(centre);
            figures.Tell($"CSV imported in {csv.TotalSeconds:F2} s; host memory {before} MB before, {installation.Host.Megabytes} MB after");
            var json = await ReplaceAsync(admin, centre);
            figures.Tell($"JSON replaced it in {json.TotalSeconds:F2} s; host memory {installation.Host.Megabytes} MB");
            Assert.InRange(csv, TimeSpan.Zero, Seconds);
            Assert.InRange(json, TimeSpan.Zero, Seconds);

            await StartAgainAsync(installation, centre.Agents[^1].Id, figures);
        });
    }

    private static async Task<TimeSpan> ReplaceAsync(ApiClient admin, Actors.Directory.DirectoryDocument centre)
    {
        var renamed = centre with { Agents = [.. centre.Agents.Select(agent => agent with { Name = agent.Name + " II" })] };
        var taken = Stopwatch.StartNew();
        var answer = await admin.PutDirectoryAsync(renamed);
        Assert.Equal(Agents, answer.GetProperty("changed").GetInt32());
        return taken.Elapsed;
    }

    private static async Task StartAgainAsync(Installation installation, string agentId, Figures figures)
    {
        var token = await installation.Api.TokenAsync(agentId, "agent");
        await installation.Host.KillAsync();
        var host = installation.Launch();
        var faults = new Faults();
        using var limit = new CancellationTokenSource(Seconds);
        var login = new AgentClient(() => installation.Address, agentId, token, faults).LogInAsync(limit.Token)
            .ContinueWith(_ => (host.Age, host.ProcessorSeconds), TaskScheduler.Default);
        var ready = await host.ReadyAsync(Seconds);
        var processor = host.ProcessorSeconds;
        var (age, processorAtLogin) = await login;
        figures.Tell(
            $"started again: ready after {ready.TotalSeconds:F2} s ({processor:F2} s of processor), "
            + $"first login after {age.TotalSeconds:F2} s ({processorAtLogin:F2}); host memory {host.Megabytes} MB");
        faults.AssertNone();
    }
}
