using Akka.Actor;
using Coaching.Actors.Persistence;
using Coaching.Actors.Persistence.Journal;
using Coaching.Testing;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Persistence.Journal;

/// <summary>Our journal beside the plugin's own, on one database: who recovers cannot tell which it is.</summary>
public abstract class BatchedReplaySpecs(ITestDatabase database) : DatabaseSpecs(database)
{
    private static readonly Gen<long> Number = Gen.Frequency((3, Gen.Long[0, 8]), (1, Gen.Const(long.MaxValue)));

    private JournalNode ours = null!;
    private JournalNode plugin = null!;
    private int histories;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        ours = await JournalNode.StartAsync(Databases, plugin: false);
        plugin = await JournalNode.StartAsync(Databases, plugin: true);
    }

    public override async Task DisposeAsync()
    {
        await ours.DisposeAsync();
        await plugin.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public Task Should_replay_what_the_plugin_replays_when_many_ask_at_once() =>
        Gen.Select(
            Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 2], Gen.Int[1, 4]).Array[0, 8],
            Gen.Select(Gen.Int[0, 3], Number, Number, Number).Array[1, 30]).SampleAsync(
            async (steps, replays) =>
            {
                var history = Interlocked.Increment(ref histories);
                await LiveAsync(history, steps);

                Task<IReadOnlyList<string>[]> AskAll(JournalNode node) =>
                    Task.WhenAll(replays.Select(r => node.ReplayAsync($"{history}-{r.Item1}", r.Item2, r.Item3, r.Item4)));

                Assert.Equal(await AskAll(plugin), await AskAll(ours));
            },
            iter: 25,
            threads: 1);

    [Fact]
    public async Task Should_replay_what_the_plugin_replays_when_a_batch_is_not_for_them()
    {
        await ours.WriteAsync("long", 1, JournalReader.MostEvents + 1);
        await ours.WriteAsync("full", 1, JournalReader.MostEvents);
        await InsertAsync("old", 1, null, typeof(Noted).AssemblyQualifiedName);
        string[] ids = ["long", "full", "old"];

        var (told, expected) = (await AskAllAsync(ours, ids), await AskAllAsync(plugin, ids));

        Assert.Equal(expected, told);
        Assert.Equal([JournalReader.MostEvents + 2, JournalReader.MostEvents + 1, 2], told.Select(lines => lines.Count));
    }

    [Fact]
    public async Task Should_fail_only_whose_row_cannot_be_read()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ours.WriteAsync($"n-{i}", 1, 3)));
        await InsertAsync("n-7", 4, 999, "unknown");
        string[] ids = [.. Enumerable.Range(0, 20).Select(i => $"n-{i}")];

        var (told, expected) = (await AskAllAsync(ours, ids), await AskAllAsync(plugin, ids));

        Assert.Equal(expected, told);
        Assert.StartsWith("failed", told[7][^1], StringComparison.Ordinal);
        Assert.All(told.Where((_, i) => i != 7), lines => Assert.Equal("highest 3", lines[^1]));
    }

    [Fact]
    public async Task Should_fail_and_then_recover_when_the_table_is_away_for_a_while()
    {
        await ours.WriteAsync("n-1", 1, 3);
        var before = await ours.ReplayAsync("n-1");

        await ExecuteAsync("ALTER TABLE journal RENAME TO away");
        var during = await AskAllAsync(ours, ["n-1", "n-2", "n-1"]);
        await ExecuteAsync("ALTER TABLE away RENAME TO journal");

        Assert.All(during, lines => Assert.StartsWith("failed", Assert.Single(lines), StringComparison.Ordinal));
        Assert.Equal(before, await ours.ReplayAsync("n-1"));
    }

    /// <summary>An actor that restarts while it writes would use its numbers again.</summary>
    [Fact]
    public async Task Should_wait_for_what_the_same_actor_is_writing()
    {
        string[] ids = [.. Enumerable.Range(0, 30).Select(i => $"n-{i}")];

        var told = ids.Select(id =>
        {
            ours.Write(id, 1, 2, ActorRefs.Nobody);
            return ours.ReplayAsync(id);
        });

        Assert.All(await Task.WhenAll(told), lines => Assert.Equal((3, "highest 2"), (lines.Count, lines[^1])));
    }

    [Fact]
    public async Task Should_miss_nothing_that_was_written_before_when_others_write_meanwhile()
    {
        var written = new long[6];

        async Task WriteAll(int i)
        {
            for (var number = 1; number <= 25; number++)
            {
                await (number % 2 == 0 ? ours : plugin).WriteAsync($"n-{i}", number, 1);
                Volatile.Write(ref written[i], number);
            }
        }

        async Task ReplayAll(int i)
        {
            for (var before = 0L; before < 25;)
            {
                before = Volatile.Read(ref written[i]);
                var lines = await ours.ReplayAsync($"n-{i}");
                Assert.InRange(lines.Count - 1, before, 25);
                Assert.Equal($"highest {lines.Count - 1}", lines[^1]);
                Assert.All(lines.SkipLast(1), (line, at) => Assert.StartsWith($"n-{i} {at + 1} ", line, StringComparison.Ordinal));
            }
        }

        await Task.WhenAll(Enumerable.Range(0, written.Length).SelectMany(i => new[] { WriteAll(i), ReplayAll(i), ReplayAll(i) }));
    }

    private static Task<IReadOnlyList<string>[]> AskAllAsync(JournalNode node, IEnumerable<string> ids) =>
        Task.WhenAll(ids.Select(id => node.ReplayAsync(id)));

    /// <summary>Three persistence ids that write and delete, now through one journal, now through the other.</summary>
    private async Task LiveAsync(int history, (bool Ours, bool Write, int Id, int Count)[] steps)
    {
        var highest = new long[3];

        foreach (var (byOurs, write, id, count) in steps)
        {
            var node = byOurs ? ours : plugin;

            if (write || highest[id] == 0)
            {
                await node.WriteAsync($"{history}-{id}", highest[id] + 1, count);
                highest[id] += count;
            }
            else
            {
                await node.DeleteAsync($"{history}-{id}", Math.Max(1, highest[id] + 2 - count));
            }
        }
    }

    private Task InsertAsync(string id, long number, int? serializer, string? manifest) => ExecuteAsync(
        """
        INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier)
        VALUES (7, @deleted, @id, @number, @message, @manifest, @serializer)
        """,
        ("deleted", false),
        ("id", id),
        ("number", number),
        ("message", "x"u8.ToArray()),
        ("manifest", manifest),
        ("serializer", serializer));

    private Task ExecuteAsync(string sql, params (string Name, object? Value)[] parameters) => Databases[DatabasePart.Journal].WriteAsync(
        async (connection, cancel) =>
        {
            await using var command = connection.Command(sql, parameters);
            await command.ExecuteNonQueryAsync(cancel);
        },
        default);
}

public sealed class SqliteBatchedReplaySpecs() : BatchedReplaySpecs(new SqliteFolder());

[Collection(PostgreSqlServer.Name)]
public sealed class PostgreSqlBatchedReplaySpecs(PostgreSqlFixture server) : BatchedReplaySpecs(new PostgreSqlDatabase(server));
