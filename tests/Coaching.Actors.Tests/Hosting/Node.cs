using Akka.Actor;
using Akka.Hosting;
using Coaching.Actors.Audiences;
using Coaching.Actors.ClearDown;
using Coaching.Actors.Directory;
using Coaching.Actors.Hosting;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Persistence;
using Coaching.Actors.Receipts;
using Coaching.Actors.Sessions;
using Coaching.Actors.Tests.Fakes;
using Coaching.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Coaching.Actors.Tests.Hosting;

/// <summary>A node as production composes it, a cluster of one, on stores in memory.</summary>
internal sealed class Node : IDisposable
{
    private readonly IHost host;

    public Node(string hocon)
    {
        var directory = new FakeDirectoryStore();
        directory.ReplaceAsync(
            new DirectoryDocument(
                Office.Snapshot.Sites, Office.Snapshot.Teams, Office.Snapshot.Lists, Office.Snapshot.Queues, Office.Snapshot.Campaigns, Office.Agents),
            default).GetAwaiter().GetResult();
        Log = new FakeMessageLog(Clock);
        host = new HostBuilder()
            .ConfigureServices(services => services
                .AddSingleton<TimeProvider>(Clock)
                .AddSingleton<IDirectoryStore>(directory)
                .AddSingleton(new DirectorySettings(false))
                .AddSingleton(SessionsSettings.Default)
                .AddSingleton(new RetentionSettings())
                .AddSingleton<IMessageLog>(Log)
                .AddSingleton<IReceiptStore>(Receipts)
                .AddSingleton<IJournalTail>(Journal)
                .AddSingleton<IPreviewStore, NoPreviews>()
                .AddSingleton<IStorageMaintenance, NothingToScrub>()
                .AddSingleton<IToastLane>(Lane)
                .AddDirectory()
                .AddCoachMessaging()
                .AddAkka("coaching", akka =>
                {
                    akka.AddSetup(new JournalRowsSetup(Journal));
                    akka.AddHocon(ClusterPolicy.Load(), HoconAddMode.Prepend)
                        .AddHocon(FakeJournal.Hocon, HoconAddMode.Prepend)
                        .WithNode(new ClusterSettings("127.0.0.1", 0, [], []))
                        .WithDirectory()
                        .WithCoachMessaging()
                        .AddHocon(hocon, HoconAddMode.Prepend);
                }))
            .Build();
        host.Start();
    }

    public FakeTimeProvider Clock { get; } = new(Office.Noon);

    public FakeMessageLog Log { get; }

    public FakeReceiptStore Receipts { get; } = new();

    public JournalRows Journal { get; } = new();

    public FakeToastLane Lane { get; } = new();

    public ActorSystem System => Get<ActorSystem>();

    public Task<bool> IsReadyAsync() => Get<NodeReadiness>().IsReadyAsync(System);

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public IActorRef Actor<T>() => Get<ActorRegistry>().Get<T>();

    public void Dispose()
    {
        host.StopAsync().GetAwaiter().GetResult();
        host.Dispose();
    }

    private sealed class NoPreviews : IPreviewStore
    {
        public Task SaveAsync(PreviewedAudience preview, CancellationToken cancel) => Task.CompletedTask;

        public Task<PreviewedAudience?> FindAsync(string token, DateTimeOffset now, CancellationToken cancel) => Task.FromResult<PreviewedAudience?>(null);

        public Task DeleteExpiredAsync(DateTimeOffset now, CancellationToken cancel) => Task.CompletedTask;
    }

    private sealed class NothingToScrub : IStorageMaintenance
    {
        public Task<bool> ScrubAsync(CancellationToken cancel) => Task.FromResult(true);
    }
}
