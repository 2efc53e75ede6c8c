using Coaching.Actors.Hosting;
using Coaching.Actors.Persistence;

namespace Coaching.Actors.Receipts;

/// <summary>SQLite has one writer at a time: what is missing below a row that is there is missing for ever.</summary>
internal sealed class SqliteJournalTail(SqlDatabase database, HostClock clock) : SqlJournalTail(database, clock)
{
    public override Task<JournalPage> ReadAfterAsync(long position, int limit, CancellationToken cancel) =>
        Database.ReadAsync(
            async (connection, token) =>
            {
                await using var command = connection.Command(
                    $"SELECT {Columns} FROM journal WHERE ordering > @position ORDER BY ordering LIMIT @limit",
                    ("position", position),
                    ("limit", limit));
                var rows = await command.ListAsync(ReadRow, token);
                return new JournalPage(rows, rows.Count > 0 ? rows[^1].Position : position);
            },
            cancel);
}
