using Akka.Actor;
using Akka.Hosting;
using Akka.Persistence;
using Akka.Persistence.Sql.Journal;
using BenchmarkDotNet.Attributes;
using Coaching.Actors.Hosting;
using Coaching.Actors.Persistence;
using Coaching.Actors.Serialization;
using Coaching.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coaching.MicroBench.Persistence;

/// <summary>
/// A thousand agents of 31 events who wake at the same moment: the journal's part of a login storm, by the plugin's journal and by ours, on one database.
/// Time and garbage are those of all thousand; PostgreSQL's own are not in the garbage.
/// </summary>
[MemoryDiagnoser]
public class RecoveryBenchmarks : IAsyncDisposable
{
    private const int Agents = 1_000;

    private ITestDatabase database = null!;
    private PostgreSqlFixture? server;
    private Databases databases = null!;
    private IHost ours = null!;
    private IHost plugins = null!;

    [Params(DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql)]
    public DatabaseProvider Provider { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        database = await StartDatabaseAsync();
        await database.InitializeAsync();
        databases = new Databases(database.Settings);
        await SchemaMigration.RunAsync(databases);
        ours = await StartAsync("");
        plugins = await StartAsync($"akka.persistence.journal.sql.class = \"{typeof(SqlWriteJournal).AssemblyQualifiedName}\"");
        await WakeAllAsync(ours);
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        foreach (var host in (IHost[])[ours, plugins])
        {
            await host.StopAsync();
            host.Dispose();
        }

        await databases.DisposeAsync();
        await database.DisposeAsync();
        await (server?.DisposeAsync() ?? Task.CompletedTask);
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public Task Plugin() => WakeAllAsync(plugins);

    [Benchmark]
    public Task Batched() => WakeAllAsync(ours);

    private async Task<ITestDatabase> StartDatabaseAsync()
    {
        if (Provider is DatabaseProvider.Sqlite)
        {
            return new SqliteFolder();
        }

        server = new PostgreSqlFixture();
        await server.InitializeAsync();
        return new PostgreSqlDatabase(server);
    }

    private async Task<IHost> StartAsync(string journal)
    {
        var host = new HostBuilder()
            .ConfigureServices(services => services.AddAkka("journal", builder => builder
                .WithPersistence(databases)
                .WithCustomSerializer("coaching", CoachingSerializer.AllTypes.Select(t => t.Type), system => new CoachingSerializer(system))
                .AddHocon(journal, HoconAddMode.Prepend)))
            .Build();
        await host.StartAsync();
        return host;
    }

    private static Task WakeAllAsync(IHost host)
    {
        var system = host.Services.GetRequiredService<ActorSystem>();
        return Task.WhenAll(Enumerable.Range(0, Agents).Select(agent =>
        {
            var awake = new TaskCompletionSource();
            system.ActorOf(Props.CreateBy(new Producer($"agent-{agent}", awake)));
            return awake.Task;
        }));
    }

    private sealed class Producer(string id, TaskCompletionSource awake) : IIndirectActorProducer
    {
        public Type ActorType => typeof(SleeperActor);

        public ActorBase Produce() => new SleeperActor(id, awake);

        public void Release(ActorBase actor)
        {
        }
    }

    /// <summary>Has the events of a day stored when there are none, says that it is awake, and stops.</summary>
    private sealed class SleeperActor(string id, TaskCompletionSource awake) : UntypedPersistentActor
    {
        private int recovered;

        public override string PersistenceId => id;

        public override Recovery Recovery { get; } = new(SnapshotSelectionCriteria.None);

        protected override void OnRecover(object message)
        {
            if (message is not RecoveryCompleted)
            {
                recovered++;
            }
            else if (recovered == 0)
            {
                PersistAll(Centre.AgentDay().ToList(), _ => { });
                DeferAsync(id, _ => End());
            }
            else
            {
                End();
            }
        }

        protected override void OnCommand(object message)
        {
        }

        protected override void OnRecoveryFailure(Exception reason, object? message = null) => awake.TrySetException(reason);

        private void End()
        {
            awake.TrySetResult();
            Context.Stop(Self);
        }
    }
}
