using System.Globalization;
using Coaching.Actors.Persistence;
using Coaching.Bench.Clients;
using Coaching.Bench.Report;
using Coaching.Bench.Workloads;
using Coaching.Testing;
using Spectre.Console;

namespace Coaching.Bench;

/// <summary>All that one call of the bench does: workload after workload, then the results.</summary>
internal static class Session
{
    /// <summary>The order in which they are told of.</summary>
    private static readonly IReadOnlyList<IWorkload> All =
        [new SendToAll(), new BackAgain(), new LoginStorm(), new SingleSends(), new TeamSends(), new Memory(), new FirstLogin(), new ThreeNodes(), new Burst(), new LargeCluster(), new CoachingPage()];

    /// <summary>0 when every workload came to its end with every message exactly once; whether goals are met is for people to judge.</summary>
    /// <exception cref="ArgumentException">A workload is not known.</exception>
    public static async Task<int> RunAsync(BenchOptions options, IAnsiConsole console, CancellationToken stop)
    {
        var chosen = Choose(options);
        InlineSockets.Enable();
        var figures = new List<Figure>();
        var failures = new List<Failure>();
        var server = await StartPostgreSqlAsync(options, chosen);

        try
        {
            foreach (var (workload, provider, agents) in Plan(options, chosen))
            {
                await RunOneAsync(workload, provider, agents);
            }
        }
        finally
        {
            await (server?.DisposeAsync() ?? Task.CompletedTask);
        }

        ResultTable.Write(console, figures);
        failures.ForEach(f => console.MarkupLineInterpolated($"[red]failed[/] {f.Workload} {f.Database} {f.Agents}: {f.Why}"));

        if (options.Json is { } path)
        {
            var results = new Results(DateTimeOffset.UtcNow, Environment.ProcessorCount, options.Rounds, options.Quick, figures, failures);
            await ResultFile.WriteAsync(path, results, CancellationToken.None);
        }

        return failures.Count == 0 ? 0 : 1;

        async Task RunOneAsync(IWorkload workload, DatabaseProvider provider, int agents)
        {
            Bout? bout = null;
            var title = string.Create(CultureInfo.InvariantCulture, $"{workload.Name} {workload.Title}, {agents:N0} agents, {provider}");

            try
            {
                await console.Status().StartAsync(Markup.Escape(title), async status =>
                {
                    void Tell(string what) => status.Status = Markup.Escape($"{title}: {what}");
                    bout = new Bout(workload.Name, agents, options.Rounds, options.Quick, provider, server, Tell, stop);
                    figures.AddRange(await workload.RunAsync(bout));
                });
                console.MarkupLineInterpolated($"[green]done[/] {title}");
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                failures.Add(new Failure(workload.Name, provider.ToString(), agents, fault.Message));
                console.MarkupLineInterpolated($"[red]failed[/] {title}: {fault.Message}\n{bout?.LastLines}");
            }
        }
    }

    private static IReadOnlyList<IWorkload> Choose(BenchOptions options) => options.Workloads.Count == 0
        ? All
        : [.. options.Workloads.Select(name => All.FirstOrDefault(w => w.Name == name) ?? throw new ArgumentException($"There is no workload {name}."))];

    private static IEnumerable<(IWorkload Workload, DatabaseProvider Provider, int Agents)> Plan(BenchOptions options, IEnumerable<IWorkload> chosen) =>
        from workload in chosen
        from provider in workload.Databases.Intersect(options.Databases)
        from agents in options switch { { Agents.Count: > 0 } => options.Agents, { Quick: true } => [QuickAgents], _ => workload.Sizes }
        select (workload, provider, agents);

    private const int QuickAgents = 200;

    private static async Task<PostgreSqlFixture?> StartPostgreSqlAsync(BenchOptions options, IEnumerable<IWorkload> chosen)
    {
        if (!Plan(options, chosen).Any(bout => bout.Provider is DatabaseProvider.PostgreSql))
        {
            return null;
        }

        var server = new PostgreSqlFixture();
        await server.InitializeAsync();
        return server;
    }
}
