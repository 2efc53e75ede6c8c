using Akka.Actor;
using Coaching.Actors.Audiences;
using Coaching.Actors.ClearDown;
using Coaching.Actors.Directory;
using Coaching.Actors.Persistence;
using Coaching.Actors.Receipts;
using Coaching.Actors.Tests.Nodes;
using Coaching.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Coaching.Actors.Tests.Costs;

/// <summary>What logins ask of the database, on a node that asks nothing of itself.</summary>
public abstract class QueriesPerLoginSpecs(ITestDatabase database) : LoneNodeSpecs(database)
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1);

    /// <summary>The day's receipts, and how far the journal was read: not before a node is ready, but soon after.</summary>
    /// <summary>The log's version is read with the day, and at the first look around.</summary>
    private static readonly string[] AtTheStart = ["SELECT delivered", "SELECT receipt", "SELECT journal_position", "SELECT log_head", "SELECT log_head"];

    private StatementLog log = null!;

    public override async Task InitializeAsync()
    {
        log = LogOf(Database.Settings);
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        log.Dispose();
    }

    [Fact]
    public async Task Should_be_a_look_at_the_log_one_read_of_the_journal_and_what_is_written_down_when_an_agent_logs_in()
    {
        var shown = ShownStatements(messages: 2);
        var node = await StartQuietAsync();
        await node.SendAsync("waiting-1");
        await node.SendAsync("waiting-2");
        await LogInAsync(node, Agents[0]);

        Assert.Equal(["SELECT log_head", "SELECT journal", "INSERT journal", .. shown], await LogInAsync(node, Agents[1]));

        // A second page finds the agent awake; at a restarted node it has to be recovered, but its day is open.
        Assert.Equal(["SELECT log_head", .. shown], await LogInAsync(node, Agents[1]));
        node = await StartQuietAsync();
        Assert.Equal(["SELECT log_head", "SELECT journal", .. shown], await LogInAsync(node, Agents[1]));
    }

    [Fact]
    public async Task Should_share_what_can_be_shared_when_a_hundred_agents_log_in_at_once()
    {
        var agents = Agents.Take(100).ToList();
        await ConnectAsync(await StartQuietAsync(), agents);
        var node = await StartQuietAsync();
        var (audience, journal) = (Held.Of(node.Actor<AudienceActor>()), Held.Of(Akka.Persistence.Persistence.Instance.Apply(node.System).JournalFor(null)));
        var closed = await CloseJournalAsync();
        log.Clear();

        var logins = ConnectAsync(node, agents);
        await audience.ReleaseAsync(agents.Count);
        await journal.ReleaseAsync(agents.Count);
        await (closed?.DisposeAsync() ?? default);
        await Task.WhenAll((await logins).Select(s => s.SeeAsync()));

        var statements = log.Statements.CountBy(s => s).ToDictionary();
        Assert.Equal(["SELECT journal", "SELECT log_head"], statements.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(2, statements["SELECT log_head"]);
        AssertReads(statements["SELECT journal"], agents.Count);
    }

    /// <summary>How it is written down that an inbox with so many messages was shown.</summary>
    private protected abstract IEnumerable<string> ShownStatements(int messages);

    /// <summary>Until the answer is disposed of, no read of the journal comes back. Null: it cannot be closed.</summary>
    private protected virtual Task<IAsyncDisposable?> CloseJournalAsync() => Task.FromResult<IAsyncDisposable?>(null);

    private protected abstract void AssertReads(int reads, int logins);

    private protected abstract StatementLog LogOf(PersistenceSettings settings);

    /// <summary>Nothing is looked at by itself; what runs once at the start has run.</summary>
    private protected async Task<ClusterNode> StartQuietAsync()
    {
        log.Clear();
        var node = await StartAsync(services => services
            .AddSingleton(new AudienceSettings { PollEvery = Never })
            .AddSingleton(DirectoryPace.Default with { PollEvery = Never })
            .AddSingleton(new ClearDownPace(Never))
            .AddSingleton<IJournalTail, NoJournalTail>());
        await NodeSpecs.EventuallyAsync(() => Assert.All(AtTheStart.CountBy(s => s), s => Assert.InRange(log.Statements.Count(l => l == s.Key), s.Value, int.MaxValue)));
        return node;
    }

    /// <summary>The statements of a login, from the connection to the record that its inbox was shown.</summary>
    private protected async Task<IReadOnlyList<string>> LogInAsync(ClusterNode node, string agent)
    {
        log.Clear();
        var sessions = await ConnectAsync(node, [agent]);

        // The session answers after it told the receipt writer what it showed, and the writer when that is stored.
        await sessions[0].SeeAsync();
        await node.Actor<ReceiptWriter>().Ask<DeliveriesWritten>(new WriteDeliveries(), ClusterNode.Limit);
        return log.Statements;
    }

    /// <summary>An actor that is held until as many messages wait for it, so that they come at once however busy the machine is.</summary>
    private sealed class Held(ActorRefWithCell actor)
    {
        public static Held Of(IActorRef actor)
        {
            var held = (ActorRefWithCell)actor;
            held.Suspend();
            return new Held(held);
        }

        /// <summary>When it ends the actor has taken them all.</summary>
        public async Task ReleaseAsync(int messages)
        {
            await NodeSpecs.EventuallyAsync(() => Assert.InRange(actor.Underlying.NumberOfMessages, messages, int.MaxValue));
            actor.Resume(null);
            await actor.Ask<ActorIdentity>(new Identify(null), ClusterNode.Limit);
        }
    }

    private sealed class NoJournalTail : IJournalTail
    {
        public Task<JournalPage> ReadAfterAsync(long position, int limit, CancellationToken cancel) => Task.FromResult(new JournalPage([], position));

        public Task DeleteBeforeAsync(IReadOnlyList<JournalRow> wholes, CancellationToken cancel) => Task.CompletedTask;

        public Task<int> SweepAsync(DateTimeOffset writtenBefore, long position, CancellationToken cancel) => Task.FromResult(0);
    }
}

[Collection(OneClusterAtATime.Name)]
public sealed class SqliteQueriesPerLoginSpecs() : QueriesPerLoginSpecs(new SqliteFolder())
{
    private protected override StatementLog LogOf(PersistenceSettings settings) => new SqliteStatementLog();

    private protected override IEnumerable<string> ShownStatements(int messages) =>
        [.. Enumerable.Repeat("SELECT delivered", messages), .. Enumerable.Repeat("INSERT delivered", messages)];

    /// <summary>One prepared statement, run for one after the other.</summary>
    private protected override void AssertReads(int reads, int logins) => Assert.Equal(logins, reads);
}

[Collection(OneClusterAtATime.Name)]
public sealed class PostgreSqlQueriesPerLoginSpecs(PostgreSqlFixture server) : QueriesPerLoginSpecs(new PostgreSqlDatabase(server))
{
    private protected override StatementLog LogOf(PersistenceSettings settings) =>
        new PostgreSqlStatementLog(new NpgsqlConnectionStringBuilder(settings.ConnectionString).Database!);

    private protected override IEnumerable<string> ShownStatements(int messages) => ["SELECT delivered", "INSERT delivered"];

    private protected override async Task<IAsyncDisposable?> CloseJournalAsync()
    {
        var connection = await Databases[DatabasePart.Journal].Source.OpenConnectionAsync();
        await using var command = connection.Command("BEGIN; LOCK TABLE journal IN ACCESS EXCLUSIVE MODE");
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>The first read takes with it who has come by then, most likely one alone, and the second all others.</summary>
    private protected override void AssertReads(int reads, int logins) => Assert.InRange(reads, 1, 2);
}
