using Coaching.Cluster.Tests.Clients;
using Coaching.Cluster.Tests.Hosts;
using Coaching.Testing;

namespace Coaching.Cluster.Tests.Chaos;

/// <summary>
/// The promise "nothing lost, nothing twice" on three nodes, whatever fails. A few faults in the plain run; with <c>./test.sh --chaos</c> each in turn, and
/// then random mixes of them, one for each seed.
/// </summary>
[Collection(OneAtATime.Name)]
public sealed class ChaosSpecs(ITestOutputHelper output)
{
    /// <summary>Inboxes grow with each, and so does what logins carry.</summary>
    private const int RoundsOnOneCluster = 5;

    private static bool IsLongRun => Environment.GetEnvironmentVariable("COACHING_TEST_CHAOS") == "1";

    [Fact]
    public async Task Should_lose_nothing_and_repeat_nothing_whatever_fails()
    {
        var table = new ChaosTable();
        var centre = IsLongRun ? new Centre(300, 10) : new Centre(100, 5);
        var seed = Number("COACHING_TEST_SEED") ?? Random.Shared.Next();

        try
        {
            foreach (var faults in InTurn().Chunk(RoundsOnOneCluster))
            {
                await RunAsync(table, centre, seed, faults.Select(fault => (fault.Name, new[] { fault })));
            }

            foreach (var seeds in Enumerable.Range(seed + 1, IsLongRun ? Number("COACHING_CHAOS_SEEDS") ?? 20 : 0).Chunk(RoundsOnOneCluster))
            {
                await RunAsync(
                    table, centre, seeds[0], seeds.Select(one => ("a random mix of two", TwoOf(new Random(one)))));
            }
        }
        finally
        {
            output.WriteLine(table.ToString());
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(HostFiles.Root, "TestResults")).FullName, "chaos.md"), table.ToString());
        }

        Assert.All(table.Rows, row => Assert.Equal((0, 0), (row.Lost, row.Duplicated)));
    }

    /// <summary>Those whose name holds <c>COACHING_CHAOS_FAULT</c>, when one is looked into.</summary>
    private static IEnumerable<Fault> InTurn() => (IsLongRun ? Fault.All : [Fault.KillOldest, Fault.RollingRestart, Fault.KillDatabase])
        .Where(fault => fault.Name.Contains(Environment.GetEnvironmentVariable("COACHING_CHAOS_FAULT") ?? "", StringComparison.Ordinal));

    private static Fault[] TwoOf(Random chance)
    {
        var faults = Fault.Overlapping.ToArray();
        chance.Shuffle(faults);
        return faults[..2];
    }

    private async Task RunAsync(ChaosTable table, Centre centre, int seed, IEnumerable<(string Name, Fault[] Faults)> rounds)
    {
        var figures = new Figures(output, $"chaos, seed {seed}");
        var server = new PostgreSqlFixture();
        await server.InitializeAsync();

        try
        {
            var chance = new Random(seed);
            await using var stage = await ChaosStage.StartAsync(server, centre, chance);
            var round = 0;

            foreach (var (name, faults) in rounds)
            {
                figures.Tell($"{string.Join(" + ", faults.Select(fault => fault.Name))} begins");

                try
                {
                    var row = await new ChaosRun(stage, chance).RunAsync(++round, name, faults);
                    table.Add(row);
                    figures.Tell($"{row}");
                    stage.Faults.AssertNone();
                }
                catch
                {
                    foreach (var node in stage.Cluster.Nodes)
                    {
                        output.WriteLine($"The last lines of node {node.Number + 1}:\n{node.Output}");
                    }

                    // Last, where it is seen first: the nodes' lines are many.
                    output.WriteLine($"What clients saw that must not be:\n{stage.Faults}");
                    throw;
                }
            }

            await stage.EndDayAsync();
            await stage.Invariants.InboxesAreEmptyAsync();
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? int.Parse(given) : null;
}
