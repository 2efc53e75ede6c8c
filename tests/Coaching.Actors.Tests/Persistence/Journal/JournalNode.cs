using System.Collections.Immutable;
using Akka.Actor;
using Akka.Hosting;
using Akka.Persistence;
using Akka.Persistence.Sql.Journal;
using Coaching.Actors.Hosting;
using Coaching.Actors.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Coaching.Actors.Tests.Persistence.Journal;

/// <summary>An actor system with a journal, spoken to in the journal's own protocol. The plugin's journal or ours, by the same configuration.</summary>
internal sealed class JournalNode : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly IHost host;

    private JournalNode(IHost host)
    {
        this.host = host;
        System = host.Services.GetRequiredService<ActorSystem>();
        Journal = Akka.Persistence.Persistence.Instance.Apply(System).JournalFor(null);
    }

    public ActorSystem System { get; }

    public IActorRef Journal { get; }

    public static async Task<JournalNode> StartAsync(Databases databases, bool plugin)
    {
        var host = new HostBuilder()
            .ConfigureServices(services => services.AddAkka("journal", builder =>
            {
                builder.WithPersistence(databases).WithCustomSerializer("notes", [typeof(Noted)], system => new NotedSerializer(system));

                if (plugin)
                {
                    builder.AddHocon($"akka.persistence.journal.sql.class = \"{typeof(SqlWriteJournal).AssemblyQualifiedName}\"", HoconAddMode.Prepend);
                }
            }))
            .Build();
        await host.StartAsync();
        return new JournalNode(host);
    }

    public Task<IReadOnlyList<string>> ReplayAsync(string id, long from = 1, long to = long.MaxValue, long max = long.MaxValue)
    {
        var done = new TaskCompletionSource<IReadOnlyList<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Journal.Tell(new ReplayMessages(from, to, max, id, System.ActorOf(Props.Create<ReplayListener>(done))));
        return done.Task.WaitAsync(Limit);
    }

    /// <summary>Hands the journal events with these numbers, and does not wait for the outcome.</summary>
    public void Write(string id, long from, int count, IActorRef writer) => Journal.Tell(new WriteMessages(
        [
            new AtomicWrite(Enumerable.Range(0, count)
                .Select(i => (IPersistentRepresentation)new Persistent(new Noted($"note {from + i}"), from + i, id))
                .ToImmutableList()),
        ],
        writer,
        1));

    public async Task WriteAsync(string id, long from, int count)
    {
        using var writer = Inbox.Create(System);
        Write(id, from, count, writer.Receiver);
        Assert.IsType<WriteMessagesSuccessful>(await writer.ReceiveAsync(Limit));
    }

    public async Task DeleteAsync(string id, long to)
    {
        using var deleter = Inbox.Create(System);
        Journal.Tell(new DeleteMessagesTo(id, to, deleter.Receiver));
        Assert.IsType<DeleteMessagesSuccess>(await deleter.ReceiveAsync(Limit));
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
