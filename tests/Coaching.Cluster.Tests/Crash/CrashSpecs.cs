using Coaching.Actors.Persistence;
using Coaching.Cluster.Tests.Hosts;
using Coaching.Testing;

namespace Coaching.Cluster.Tests.Crash;

/// <summary>
/// The promise "nothing lost, nothing twice" against <c>kill -9</c>, at random moments, on data that accumulates. Five rounds; a hundred in the long run.
/// </summary>
[Collection(OneAtATime.Name)]
public sealed class CrashSpecs(PostgreSqlFixture server, ITestOutputHelper output)
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Should_lose_nothing_and_repeat_nothing_when_the_host_is_killed(DatabaseProvider provider)
    {
        var seed = Environment.GetEnvironmentVariable("COACHING_TEST_SEED") is { Length: > 0 } given ? int.Parse(given) : Random.Shared.Next();
        var rounds = Figures.IsLongRun ? 100 : 5;
        var figures = new Figures(output, $"kill -9 on {provider}");
        figures.Tell($"{rounds} rounds, seed {seed}");
        await using var installation = await Installation.CreateAsync(provider, server);

        await installation.RunAsync(output, async () =>
        {
            var scenario = await CrashScenario.StartAsync(installation, new Random(seed), figures);

            for (var round = 1; round <= rounds; round++)
            {
                await scenario.RunRoundAsync(round);
            }
        });
    }
}
