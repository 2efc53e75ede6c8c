using Akka.Actor;
using Akka.Hosting;
using Coaching.Actors.Hosting;
using Coaching.Actors.Persistence;
using Coaching.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Coaching.Actors.Tests.Persistence;

public abstract class JournalSpecs(ITestDatabase database) : DatabaseSpecs(database)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private IHost host = null!;

    private ActorSystem System => host.Services.GetRequiredService<ActorSystem>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        host = new HostBuilder()
            .ConfigureServices(services => services.AddAkka("journal", builder => builder
                .WithPersistence(Databases)
                .WithCustomSerializer("notes", [typeof(Noted)], system => new NotedSerializer(system))))
            .Build();
        await host.StartAsync();
    }

    public override async Task DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Should_have_all_events_again_when_recovered()
    {
        var notebook = Open("n-1");
        await notebook.Ask<long>(new Noted("one"), Limit);
        await notebook.Ask<long>(new Noted("two"), Limit);
        await notebook.GracefulStop(Limit);

        var view = await Open("n-1").Ask<NotebookView>(new GetNotebook(), Limit);

        Assert.Equal(["one", "two"], view.Texts);
        Assert.Equal(2, view.SequenceNr);
    }

    [Fact]
    public async Task Should_keep_the_sequence_number_when_all_events_are_deleted()
    {
        var notebook = Open("n-1");
        await notebook.Ask<long>(new Noted("one"), Limit);
        await notebook.Ask<long>(new Noted("two"), Limit);
        await notebook.Ask<Forgotten>(new Forget(), Limit);
        await notebook.GracefulStop(Limit);

        var view = await Open("n-1").Ask<NotebookView>(new GetNotebook(), Limit);

        Assert.Empty(view.Texts);
        Assert.Equal(2, view.SequenceNr);
    }

    [Fact]
    public async Task Should_store_our_serializers_id_and_manifest_when_persisted()
    {
        await Open("n-1").Ask<long>(new Noted("one"), Limit);

        var rows = await Databases[DatabasePart.Journal].ReadAsync(
            async (connection, cancel) =>
            {
                await using var command = connection.Command("SELECT persistence_id, identifier, manifest, message FROM journal");
                return await command.ListAsync(
                    row => (row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetFieldValue<byte[]>(3)), cancel);
            },
            default);

        var (id, identifier, manifest, message) = Assert.Single(rows);
        Assert.Equal(("n-1", NotedSerializer.Id, "noted-1"), (id, identifier, manifest));
        Assert.Equal("one"u8.ToArray(), message);
    }

    [Fact]
    public async Task Should_persist_all_when_many_actors_write_at_once()
    {
        var notebooks = Enumerable.Range(0, 100).Select(i => Open($"n-{i}")).ToList();

        // Away from xunit's two threads, which hundreds of answers would queue for.
        var answers = await Task.Run(() => Task.WhenAll(notebooks.SelectMany(
            notebook => Enumerable.Range(1, 5).Select(i => notebook.Ask<long>(new Noted($"note {i}"), Limit)))));

        Assert.Equal(500, answers.Length);
        Assert.All(Enumerable.Range(1, 5), i => Assert.Equal(100, answers.Count(answer => answer == i)));
    }

    /// <summary>As after a partition, or a pause of a node that the others have given up: what is in the journal is of one writer.</summary>
    [Fact]
    public async Task Should_refuse_who_writes_second_when_one_lives_in_two_places()
    {
        var (here, there) = (Open("n-1"), Open("n-1"));
        await Task.WhenAll(here.Ask<NotebookView>(new GetNotebook(), Limit), there.Ask<NotebookView>(new GetNotebook(), Limit));
        await there.Ask<long>(new Noted("there"), Limit);

        here.Tell(new Noted("here"));

        await here.WatchAsync().WaitAsync(Limit);
        Assert.Equal(2, await there.Ask<long>(new Noted("there again"), Limit));
        Assert.Equal(["there", "there again"], (await Open("n-1").Ask<NotebookView>(new GetNotebook(), Limit)).Texts);
    }

    private IActorRef Open(string id) => System.ActorOf(Props.Create(() => new NotebookActor(id)));
}

public sealed class SqliteJournalSpecs() : JournalSpecs(new SqliteFolder());

[Collection(PostgreSqlServer.Name)]
public sealed class PostgreSqlJournalSpecs(PostgreSqlFixture server) : JournalSpecs(new PostgreSqlDatabase(server));
