using Coaching.Actors.Hosting;
using Coaching.Actors.Persistence;
using Npgsql;

namespace Coaching.Actors.Receipts;

/// <summary>
/// The tail on PostgreSQL, where lower numbers can appear after higher ones (see <see cref="JournalGaps"/>). For one reader: it remembers the gaps
/// of the pages that it gave. Rows that turn up in an open gap are part of the next page, whatever position it asks for, so a reader may go on from
/// the last row that it saw, and come back to the last safe position after a failure.
/// </summary>
internal sealed class PostgreSqlJournalTail(SqlDatabase database, HostClock clock) : SqlJournalTail(database, clock), IDisposable
{
    // One statement, so that rows and transaction ids are of the same snapshot.
    private const string Read =
        $"""
        WITH rows AS (
            (SELECT {Columns} FROM journal WHERE ordering > @position ORDER BY ordering LIMIT @limit)
            UNION
            SELECT {Columns} FROM unnest(@from, @to) AS gap (low, high) JOIN journal ON ordering BETWEEN low AND high
        )
        SELECT {Columns}, pg_snapshot_xmin(snapshot)::text::bigint, pg_snapshot_xmax(snapshot)::text::bigint
        FROM (SELECT pg_current_snapshot() AS snapshot) AS current LEFT JOIN rows ON true
        ORDER BY ordering
        """;

    private readonly JournalGaps gaps = new();
    private readonly long started = clock.GetTimestamp();
    private readonly SemaphoreSlim oneAtATime = new(1);

    private TimeSpan Now => Clock.GetElapsedTime(started);

    public override async Task<JournalPage> ReadAfterAsync(long position, int limit, CancellationToken cancel)
    {
        await oneAtATime.WaitAsync(cancel);

        try
        {
            var asked = Now;
            var found = await ReadAsync(position, limit, cancel);
            var rows = found.Select(line => line.Row).OfType<JournalRow>().ToList();
            var (_, oldestOpen, nextId) = found[0];
            return new JournalPage(rows, gaps.Observe(position, [.. rows.Select(row => row.Position)], oldestOpen, nextId, asked, Now));
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private Task<List<(JournalRow? Row, long OldestOpen, long NextId)>> ReadAsync(long position, int limit, CancellationToken cancel)
    {
        var open = gaps.Open;
        return Database.ReadAsync(
            async (connection, token) =>
            {
                await using var command = new NpgsqlCommand(Read, (NpgsqlConnection)connection)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<long>("position", position),
                        new NpgsqlParameter<int>("limit", limit),
                        new NpgsqlParameter<long[]>("from", [.. open.Select(gap => gap.From)]),
                        new NpgsqlParameter<long[]>("to", [.. open.Select(gap => gap.To)]),
                    },
                };
                return await command.ListAsync(
                    row => (row.IsDBNull(0) ? null : ReadRow(row), row.GetInt64(5), row.GetInt64(6)), token);
            },
            cancel);
    }
}
