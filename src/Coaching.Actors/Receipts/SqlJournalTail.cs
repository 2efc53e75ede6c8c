using System.Data.Common;
using Coaching.Actors.Hosting;
using Coaching.Actors.Persistence;

namespace Coaching.Actors.Receipts;

/// <summary>The tail of the journal table of Akka.Persistence.Sql.</summary>
internal abstract class SqlJournalTail(SqlDatabase database, HostClock clock) : IJournalTail
{
    protected const string Columns = "ordering, persistence_id, identifier, manifest, message";

    /// <summary>Rows that a sweep deletes in one transaction: agents write to the same table.</summary>
    private const int SweepBatch = 2_000;

    private const string Old =
        """
        SELECT ordering FROM journal
        WHERE ordering <= @position AND created < @before AND EXISTS (
            SELECT 1 FROM journal AS newer
            WHERE newer.persistence_id = journal.persistence_id AND newer.sequence_number > journal.sequence_number)
        ORDER BY ordering LIMIT @batch
        """;

    protected SqlDatabase Database { get; } = database;

    protected HostClock Clock { get; } = clock;

    public static IJournalTail On(Databases databases, HostClock clock) => databases.Provider is DatabaseProvider.Sqlite
        ? new SqliteJournalTail(databases[DatabasePart.Journal], clock)
        : new PostgreSqlJournalTail(databases[DatabasePart.Journal], clock);

    public abstract Task<JournalPage> ReadAfterAsync(long position, int limit, CancellationToken cancel);

    /// <summary>An agent's rows have ascending numbers: each is committed before the next is written.</summary>
    public Task DeleteBeforeAsync(IReadOnlyList<JournalRow> wholes, CancellationToken cancel) => Database.WriteAsync(
        async (connection, token) =>
        {
            await using var command = connection.Command("DELETE FROM journal WHERE persistence_id = @id AND ordering < @position");
            var id = command.AddParameter("id", null);
            var position = command.AddParameter("position", null);

            foreach (var row in wholes)
            {
                (id.Value, position.Value) = (row.PersistenceId, row.Position);
                await command.ExecuteNonQueryAsync(token);
            }
        },
        cancel);

    /// <summary>Looks before it writes: to find that there is nothing takes a look at the whole journal, and no agent should wait for that.</summary>
    public async Task<int> SweepAsync(DateTimeOffset writtenBefore, long position, CancellationToken cancel)
    {
        var swept = 0;

        while (await Database.ReadAsync((connection, token) => IsAnyOldAsync(connection, writtenBefore, position, token), cancel))
        {
            swept += await Database.WriteAsync((connection, token) => SweepBatchAsync(connection, writtenBefore, position, token), cancel);
        }

        return swept;
    }

    protected static JournalRow ReadRow(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.IsDBNull(2) ? 0 : row.GetInt32(2),
        row.IsDBNull(3) ? "" : row.GetString(3),
        row.GetFieldValue<byte[]>(4));

    private async Task<bool> IsAnyOldAsync(DbConnection connection, DateTimeOffset writtenBefore, long position, CancellationToken cancel)
    {
        await using var command = connection.Command(Old, OldIs(writtenBefore, position, atMost: 1));
        return (await command.ListAsync(row => row.GetInt64(0), cancel)).Count > 0;
    }

    private async Task<int> SweepBatchAsync(DbConnection connection, DateTimeOffset writtenBefore, long position, CancellationToken cancel)
    {
        await using var command = connection.Command($"DELETE FROM journal WHERE ordering IN ({Old})", OldIs(writtenBefore, position, SweepBatch));
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The plugin writes the time as .NET ticks, by the system's clock.</summary>
    private (string Name, object? Value)[] OldIs(DateTimeOffset writtenBefore, long position, int atMost) =>
        [("position", position), ("before", Clock.SystemTimeOf(writtenBefore).UtcTicks), ("batch", atMost)];
}
