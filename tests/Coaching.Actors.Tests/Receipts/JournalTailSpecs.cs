using Coaching.Actors.Hosting;
using Coaching.Actors.Receipts;
using Coaching.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Receipts;

public abstract class JournalTailSpecs(ITestDatabase database) : DatabaseSpecs(database)
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider system = new(Noon);
    private HostClock? clock;

    private IJournalTail Tail => SqlJournalTail.On(Databases, clock ??= new HostClock(system));

    [Fact]
    public async Task Should_read_rows_in_the_order_of_their_writes()
    {
        await Databases.WriteAsync("agent-1", 1);
        await Databases.WriteAsync("agent-2", 1);
        await Databases.WriteAsync("agent-1", 2);

        var first = await Tail.ReadAfterAsync(0, 2, default);
        var second = await Tail.ReadAfterAsync(first.SafePosition, 2, default);

        Assert.Equal(["agent-1", "agent-2"], first.Rows.Select(row => row.PersistenceId));
        var row = Assert.Single(second.Rows);
        Assert.Equal((3, "agent-1", 7, "m"), (row.Position, row.PersistenceId, row.SerializerId, row.Manifest));
        Assert.Equal([1, 2], row.Payload);
        Assert.Equal(3, second.SafePosition);
    }

    [Fact]
    public async Task Should_stay_where_it_is_when_there_is_nothing_new()
    {
        var page = await Tail.ReadAfterAsync(42, 10, default);

        Assert.Empty(page.Rows);
        Assert.Equal(42, page.SafePosition);
    }

    [Fact]
    public async Task Should_delete_what_the_same_agent_wrote_before_a_row()
    {
        await Databases.WriteAsync("agent-1", 1);
        await Databases.WriteAsync("agent-2", 1);
        await Databases.WriteAsync("agent-1", 2);
        await Databases.WriteAsync("agent-1", 3);
        await Databases.WriteAsync("agent-3", 1);
        await Databases.WriteAsync("agent-3", 2);
        var rows = (await Tail.ReadAfterAsync(0, 10, default)).Rows;

        await Tail.DeleteBeforeAsync([rows[2], rows[5]], default);
        await Tail.DeleteBeforeAsync([rows[2], rows[5]], default);

        Assert.Equal([2, 3, 4, 6], await PositionsAsync());
    }

    [Fact]
    public async Task Should_sweep_old_rows_but_the_newest_of_each_agent()
    {
        await Databases.WriteAsync("agent-1", 1, Noon.AddHours(-2));
        await Databases.WriteAsync("agent-1", 2, Noon.AddHours(-1));
        await Databases.WriteAsync("agent-2", 5, Noon.AddHours(-1));
        await Databases.WriteAsync("agent-2", 6, Noon);
        await Databases.WriteAsync("agent-2", 7, Noon);
        await Databases.WriteAsync("agent-3", 1, Noon.AddHours(-1));
        await Databases.WriteAsync("agent-3", 2, Noon.AddHours(-1));

        Assert.Equal(2, await Tail.SweepAsync(Noon, 5, default));

        Assert.Equal([2, 4, 5, 6, 7], await PositionsAsync());
    }

    /// <summary>The plugin stores the system's time, and knows nothing of a clock that was moved.</summary>
    [Fact]
    public async Task Should_not_take_rows_for_old_that_were_written_after_the_clock_was_moved()
    {
        clock = new HostClock(system);
        await Databases.WriteAsync("agent-1", 1, Noon.AddMinutes(-1));
        clock.MoveTo(Noon.AddDays(1));
        await Databases.WriteAsync("agent-1", 2, Noon.AddMinutes(1));
        await Databases.WriteAsync("agent-1", 3, Noon.AddMinutes(2));

        Assert.Equal(1, await Tail.SweepAsync(Noon.AddHours(20), 3, default));

        Assert.Equal([2, 3], await PositionsAsync());
    }

    [Fact]
    public async Task Should_sweep_all_when_there_are_more_rows_than_one_batch()
    {
        await Databases[Coaching.Actors.Persistence.DatabasePart.Journal].WriteAsync(
            async (connection, _) =>
            {
                for (var i = 1; i <= 4_001; i++)
                {
                    await connection.WriteAsync("agent-1", i, Noon);
                }
            },
            default);

        Assert.Equal(4_000, await Tail.SweepAsync(Noon.AddSeconds(1), 10_000, default));
        Assert.Equal([4_001], await PositionsAsync());
    }

    private async Task<IEnumerable<long>> PositionsAsync() => (await Tail.ReadAfterAsync(0, 100, default)).Rows.Select(row => row.Position);
}

public sealed class SqliteJournalTailSpecs() : JournalTailSpecs(new SqliteFolder());
