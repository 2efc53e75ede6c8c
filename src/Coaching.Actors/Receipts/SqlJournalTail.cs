using System.Data.Common;
using Coaching.Actors.Persistence;

namespace Coaching.Actors.Receipts;

/// <summary>The tail of the journal table of Akka.Persistence.Sql.</summary>
internal abstract class SqlJournalTail(SqlDatabase database) : IJournalTail
{
    protected const string Columns = "ordering, persistence_id, identifier, manifest, message";

    /// <summary>Rows that a sweep deletes in one transaction: agents write to the same table.</summary>
    private const int SweepBatch = 2_000;

    protected SqlDatabase Database { get; } = database;

    public static IJournalTail On(Databases databases, TimeProvider time) => databases.Provider is DatabaseProvider.Sqlite
        ? new SqliteJournalTail(databases[DatabasePart.Journal])
        : new PostgreSqlJournalTail(databases[DatabasePart.Journal], time);

    public abstract Task<JournalPage> ReadAfterAsync(long position, int limit, CancellationToken cancel);

    public async Task<int> SweepAsync(DateTimeOffset writtenBefore, long position, CancellationToken cancel)
    {
        var swept = 0;
        int last;

        do
        {
            last = await Database.WriteAsync((connection, token) => SweepBatchAsync(connection, writtenBefore, position, token), cancel);
            swept += last;
        }
        while (last == SweepBatch);

        return swept;
    }

    protected static JournalRow ReadRow(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.IsDBNull(2) ? 0 : row.GetInt32(2),
        row.IsDBNull(3) ? "" : row.GetString(3),
        row.GetFieldValue<byte[]>(4));

    private static async Task<int> SweepBatchAsync(DbConnection connection, DateTimeOffset writtenBefore, long position, CancellationToken cancel)
    {
        // The plugin writes the time as .NET ticks.
        await using var command = connection.Command(
            """
            DELETE FROM journal WHERE ordering IN (
                SELECT ordering FROM journal
                WHERE ordering <= @position AND created < @before AND EXISTS (
                    SELECT 1 FROM journal AS newer
                    WHERE newer.persistence_id = journal.persistence_id AND newer.sequence_number > journal.sequence_number)
                ORDER BY ordering LIMIT @batch)
            """,
            ("position", position),
            ("before", writtenBefore.UtcTicks),
            ("batch", SweepBatch));
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
