using System.Text;
using Akka.Actor;
using Akka.Hosting;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Directory;
using Coaching.Actors.Hosting;
using Coaching.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Coaching.Actors.Tests.Directory;

public sealed class DirectoryActorSpecs() : TestKit("akka.loglevel = OFF, akka.actor.serialize-messages = on"), IAsyncLifetime
{
    private static readonly DirectoryDocument Document = DirectoryGenerator.Generate(20, 1);

    private readonly FakeDirectoryStore store = new();
    private readonly CurrentDirectory current = new();

    public Task InitializeAsync()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DirectoryChanged));
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Should_load_and_tell_when_started()
    {
        await store.ReplaceAsync(Document, default);

        StartActor();

        Assert.Equal(1, (await ExpectMsgAsync<DirectoryChanged>()).Index.Version);
        Assert.True(current.IsLoaded);
        Assert.Equal(Document.Agents.Count(agent => agent.Active), current.Index.Active.Count);
    }

    [Fact]
    public async Task Should_be_loaded_when_the_directory_is_empty()
    {
        StartActor();

        Assert.Equal(0, (await ExpectMsgAsync<DirectoryChanged>()).Index.Version);
        Assert.True(current.IsLoaded);
    }

    [Fact]
    public async Task Should_fill_an_empty_directory_when_demo_is_on()
    {
        StartActor(demo: true);

        Assert.Equal("agent-001", (await ExpectMsgAsync<DirectoryChanged>()).Index[0]!.Id);
        Assert.Equal(200, current.Index.Active.Count);
    }

    [Fact]
    public async Task Should_load_in_the_end_when_the_database_is_away_at_start()
    {
        var calls = 0;
        store.Before = (call, cancel) => ++calls <= 4 ? FakeDirectoryStore.Fail(call, cancel) : Task.CompletedTask;

        StartActor();

        await ExpectMsgAsync<DirectoryChanged>();
        Assert.Equal(5, calls);
    }

    [Fact]
    public async Task Should_see_a_change_when_another_node_made_it()
    {
        StartActor();
        await ExpectMsgAsync<DirectoryChanged>();

        await store.ReplaceAsync(Document, default);

        Assert.Equal(1, (await ExpectMsgAsync<DirectoryChanged>()).Index.Version);
    }

    [Fact]
    public async Task Should_show_the_change_before_the_reply_when_it_is_stored()
    {
        var actor = StartActor();
        var asking = CreateTestProbe();

        actor.Tell(new DirectoryCommand.ReplaceDirectory(Document), asking);

        var change = (await asking.ExpectMsgAsync<DirectoryReply.Stored>()).Change;
        Assert.Equal((20, 20, 1), (change.Agents, change.Added, change.Version));
        Assert.Equal(1, current.Index.Version);
        Assert.NotNull(current.Index.Find("agent-00007"));
    }

    [Fact]
    public async Task Should_store_nothing_when_there_is_a_fault()
    {
        var actor = StartActor();
        var asking = CreateTestProbe();

        actor.Tell(new DirectoryCommand.ReplaceDirectory(Document with { Teams = [] }), asking);

        Assert.Equal(20, (await asking.ExpectMsgAsync<DirectoryReply.Faulty>()).Faults.Count);
        Assert.Equal(0, await store.GetVersionAsync(default));
    }

    [Fact]
    public async Task Should_carry_out_one_after_the_other_when_several_come_at_once()
    {
        var actor = StartActor();
        var asking = CreateTestProbe();
        var csv = "id,name,site,team,campaigns,queues\nnew,New,site-0000,team-0000,,\nbad,Bad,site-0000,nope,,\n";

        actor.Tell(new DirectoryCommand.ReplaceDirectory(Document), asking);
        actor.Tell(new DirectoryCommand.PutAgent(Document.Agents[3] with { Name = "Renamed" }), asking);
        actor.Tell(new DirectoryCommand.UpsertAgents(AgentCsv.Read(Encoding.UTF8.GetBytes(csv))), asking);
        actor.Tell(new DirectoryCommand.RemoveAgent("agent-00004"), asking);
        actor.Tell(new DirectoryCommand.RemoveAgent("agent-00004"), asking);

        await asking.ExpectMsgAsync<DirectoryReply.Stored>();
        Assert.Equal(1, (await asking.ExpectMsgAsync<DirectoryReply.Stored>()).Change.Changed);
        Assert.Equal(["line 3: There is no team 'nope'."], (await asking.ExpectMsgAsync<DirectoryReply.Faulty>()).Faults["line 3"]);
        Assert.Equal(1, (await asking.ExpectMsgAsync<DirectoryReply.Stored>()).Change.Removed);
        await asking.ExpectMsgAsync<DirectoryReply.NoSuchAgent>();
        Assert.Equal("Renamed", current.Index[3]!.Name);
        Assert.True(current.Index[4]!.Removed);
        Assert.Null(current.Index.Find("new"));
    }

    [Fact]
    public async Task Should_know_what_another_node_just_stored_when_an_agent_refers_to_it()
    {
        var actor = StartActor(new DirectoryPace(TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromSeconds(30), 10));
        await ExpectMsgAsync<DirectoryChanged>();
        await store.ReplaceAsync(Document, default);
        var asking = CreateTestProbe();

        actor.Tell(new DirectoryCommand.PutAgent(Document.Agents[0] with { Id = "new" }), asking);

        await asking.ExpectMsgAsync<DirectoryReply.Stored>();
    }

    [Fact]
    public async Task Should_check_again_when_the_directory_changes_between_check_and_store()
    {
        await store.ReplaceAsync(Document, default);
        var actor = StartActor();
        await ExpectMsgAsync<DirectoryChanged>();
        var raced = false;
        store.Before = async (call, cancel) =>
        {
            if (call == nameof(IDirectoryStore.UpsertAgentsAsync) && !raced)
            {
                raced = true;
                await store.ReplaceAsync(Document with { Agents = [], Teams = [Document.Teams[1]] }, cancel);
            }
        };
        var asking = CreateTestProbe();

        actor.Tell(new DirectoryCommand.PutAgent(Document.Agents[0] with { Team = Document.Teams[0].Id }), asking);

        Assert.Equal(["team"], (await asking.ExpectMsgAsync<DirectoryReply.Faulty>()).Faults.Keys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Should_answer_unavailable_and_go_on_when_the_database_is_away_for_a_while(bool hangs)
    {
        var actor = StartActor();
        await ExpectMsgAsync<DirectoryChanged>();
        var asking = CreateTestProbe();

        store.Before = hangs ? FakeDirectoryStore.Hang : FakeDirectoryStore.Fail;
        actor.Tell(new DirectoryCommand.ReplaceDirectory(Document), asking);
        await asking.ExpectMsgAsync<DirectoryReply.Unavailable>();
        Assert.True(current.IsLoaded);

        store.Before = (_, _) => Task.CompletedTask;
        actor.Tell(new DirectoryCommand.ReplaceDirectory(Document), asking);
        await asking.ExpectMsgAsync<DirectoryReply.Stored>();
    }

    [Fact]
    public async Task Should_answer_unavailable_when_too_many_changes_wait()
    {
        store.Before = FakeDirectoryStore.Hang;
        var actor = StartActor(new DirectoryPace(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), 2));
        var asking = CreateTestProbe();

        for (var i = 0; i < 3; i++)
        {
            actor.Tell(new DirectoryCommand.RemoveAgent("any"), asking);
        }

        await asking.ExpectMsgAsync<DirectoryReply.Unavailable>();
        await asking.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task Should_be_registered_when_hosted()
    {
        using var host = Host.CreateEmptyApplicationBuilder(null).WithServices(services => services
            .AddSingleton<IDirectoryStore>(store)
            .AddSingleton(new DirectorySettings(Demo: true))
            .AddDirectory()
            .AddAkka("directory-specs", akka => akka.WithDirectory()));

        await host.StartAsync();

        var reply = await host.Services.GetRequiredService<IRequiredActor<DirectoryActor>>().ActorRef
            .Ask<DirectoryReply>(new DirectoryCommand.RemoveAgent("agent-001"), TimeSpan.FromSeconds(30));
        Assert.IsType<DirectoryReply.Stored>(reply);
        Assert.Equal(199, host.Services.GetRequiredService<CurrentDirectory>().Index.Active.Count);
        await host.StopAsync();
    }

    private IActorRef StartActor(DirectoryPace? pace = null, bool demo = false)
    {
        pace ??= new DirectoryPace(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(500), 10);

        return Sys.ActorOf(Props.Create(() => new DirectoryActor(
            new DirectoryContext(store, current, new DirectorySettings(demo), pace, TimeProvider.System))));
    }
}
