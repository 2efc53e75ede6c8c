using Coaching.Actors.Hosting;
using Coaching.Actors.Persistence;
using Coaching.Actors.Receipts;
using Coaching.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Receipts;

[Collection(PostgreSqlServer.Name)]
public sealed class PostgreSqlJournalTailSpecs(PostgreSqlFixture server) : JournalTailSpecs(new PostgreSqlDatabase(server))
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Should_deliver_a_row_that_commits_after_a_higher_one()
    {
        using var tail = OpenTail();
        await using var slow = await Databases[DatabasePart.Journal].Source.OpenConnectionAsync();
        await using var open = await slow.BeginTransactionAsync();
        await slow.WriteAsync("slow", 1);
        await Databases.WriteAsync("quick", 1);

        var first = await tail.ReadAfterAsync(0, 10, default);
        await open.CommitAsync();
        var second = await tail.ReadAfterAsync(2, 10, default);

        Assert.Equal(("quick", 0), (Assert.Single(first.Rows).PersistenceId, first.SafePosition));
        Assert.Equal(("slow", 2), (Assert.Single(second.Rows).PersistenceId, second.SafePosition));
    }

    [Fact]
    public async Task Should_not_pass_an_open_transaction_however_long_it_takes()
    {
        using var tail = OpenTail();
        await using var slow = await Databases[DatabasePart.Journal].Source.OpenConnectionAsync();
        await using var open = await slow.BeginTransactionAsync();
        await slow.WriteAsync("slow", 1);
        await Databases.WriteAsync("quick", 1);

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(0, (await tail.ReadAfterAsync(0, 10, default)).SafePosition);
            time.Advance(TimeSpan.FromMinutes(1));
            await Databases.WriteAsync("quick", 2 + i);
        }

        await open.CommitAsync();
        var page = await tail.ReadAfterAsync(0, 100, default);
        Assert.Equal(12, page.Rows.Count);
        Assert.Equal(12, page.SafePosition);
    }

    [Fact]
    public async Task Should_not_pass_a_number_whose_transaction_has_no_id_yet()
    {
        using var tail = OpenTail();
        await using var slow = await Databases[DatabasePart.Journal].Source.OpenConnectionAsync();
        await using var open = await slow.BeginTransactionAsync();
        await using (var draw = slow.Command("SELECT nextval(pg_get_serial_sequence('journal', 'ordering'))"))
        {
            Assert.Equal(1, await draw.LongAsync(default));
        }

        await Databases.WriteAsync("quick", 1);
        Assert.Equal(0, (await tail.ReadAfterAsync(0, 10, default)).SafePosition);

        // It takes its id now, as an insert does a moment after drawing the number, and stays open.
        await using (var take = slow.Command("SELECT pg_current_xact_id()::text"))
        {
            await take.ExecuteScalarAsync();
        }

        for (var i = 0; i < 5; i++)
        {
            time.Advance(JournalGaps.Settling);
            Assert.Equal(0, (await tail.ReadAfterAsync(0, 10, default)).SafePosition);
            await Databases.WriteAsync("quick", 2 + i);
        }
    }

    [Fact]
    public async Task Should_pass_a_number_that_was_rolled_back()
    {
        using var tail = OpenTail();
        await using (var failed = await Databases[DatabasePart.Journal].Source.OpenConnectionAsync())
        await using (var transaction = await failed.BeginTransactionAsync())
        {
            await failed.WriteAsync("failed", 1);
            await transaction.RollbackAsync();
        }

        await Databases.WriteAsync("quick", 1);

        Assert.Equal(0, (await tail.ReadAfterAsync(0, 10, default)).SafePosition);
        time.Advance(JournalGaps.Settling);
        Assert.Equal(0, (await tail.ReadAfterAsync(2, 10, default)).SafePosition);
        Assert.Equal(2, (await tail.ReadAfterAsync(2, 10, default)).SafePosition);
    }

    private PostgreSqlJournalTail OpenTail() => new(Databases[DatabasePart.Journal], new HostClock(time));
}
