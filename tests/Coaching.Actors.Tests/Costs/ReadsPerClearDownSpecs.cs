using Coaching.Actors.MessageLog;
using Coaching.Actors.Persistence;
using Coaching.Actors.Tests.MessageLog;
using Coaching.Testing;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Xunit;

namespace Coaching.Actors.Tests.Costs;

/// <summary>Clear-down looks every few seconds, and appends wait for it on SQLite: that nothing is to be erased must not take a look at everything.</summary>
public abstract class ReadsPerClearDownSpecs(ITestDatabase database) : DatabaseSpecs(database)
{
    private protected IMessageLog Log => SqlMessageLog.On(Databases, new DatabaseClock(() => TimeSpan.Zero));

    [Fact]
    public async Task Should_read_as_little_with_two_thousand_messages_as_with_twenty_when_nothing_is_to_be_erased()
    {
        await AppendAsync(0, 20);
        await EraseNothingAsync();
        var few = await ReadsAsync(EraseNothingAsync);

        await AppendAsync(20, 1_980);
        var many = await ReadsAsync(EraseNothingAsync);

        Assert.InRange(many, 0, few + 10);
    }

    /// <summary>What the database read for it, in its own measure.</summary>
    private protected abstract Task<long> ReadsAsync(Func<Task> work);

    private async Task EraseNothingAsync() =>
        Assert.Equal(new Erasure(0, 0), await Log.EraseBeforeAsync(DateTimeOffset.UtcNow.AddDays(-1), TimeSpan.FromDays(7), default));

    private Task<IReadOnlyList<AppendResult>> AppendAsync(int from, int count) =>
        Log.AppendAsync([.. Enumerable.Range(from, count).Select(i => Drafts.New($"m{i}"))], default);
}

/// <summary>In steps of SQLite's virtual machine, on the writer's connection.</summary>
public sealed class SqliteReadsPerClearDownSpecs() : ReadsPerClearDownSpecs(new SqliteFolder())
{
    private protected override async Task<long> ReadsAsync(Func<Task> work)
    {
        var steps = 0L;
        delegate_progress count = _ => Interlocked.Increment(ref steps) < 0 ? 1 : 0;

        await OnWriterAsync(handle => raw.sqlite3_progress_handler(handle, 1, count, null));
        await work();
        await OnWriterAsync(handle => raw.sqlite3_progress_handler(handle, 0, null, null));
        Assert.True(steps > 0);
        return steps;
    }

    private Task OnWriterAsync(Action<sqlite3> work) => Databases[DatabasePart.Messages].WriteAsync(
        (connection, _) =>
        {
            work(((SqliteConnection)connection).Handle!);
            return Task.CompletedTask;
        },
        default);
}

/// <summary>In rows that scans of the table and of its indexes came upon.</summary>
[Collection(PostgreSqlServer.Name)]
public sealed class PostgreSqlReadsPerClearDownSpecs(PostgreSqlFixture server) : ReadsPerClearDownSpecs(new PostgreSqlDatabase(server))
{
    private protected override async Task<long> ReadsAsync(Func<Task> work)
    {
        var before = await ReadsAsync();
        await work();
        return await ReadsAsync() - before;
    }

    private async Task<long> ReadsAsync()
    {
        await using var connection = await Databases[DatabasePart.Messages].Source.OpenConnectionAsync();
        await using var flush = connection.Command("SELECT pg_stat_force_next_flush()");
        await flush.ExecuteNonQueryAsync();
        await using var reads = connection.Command(
            """
            SELECT (SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'message')
                + (SELECT sum(idx_tup_read)::bigint FROM pg_stat_user_indexes WHERE relname = 'message')
            """);
        return await reads.LongAsync(default);
    }
}
