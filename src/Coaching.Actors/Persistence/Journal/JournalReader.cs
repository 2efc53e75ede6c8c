using System.Data.Common;

namespace Coaching.Actors.Persistence.Journal;

/// <summary>Reads what many recoveries ask for at once, from the table of Akka.Persistence.Sql.</summary>
internal abstract class JournalReader(SqlDatabase database)
{
    /// <summary>An agent's journal is shortened every 50 events. One that is longer than this is not read in a batch, which has to fit in memory.</summary>
    public const int MostEvents = 500;

    protected const string Columns = "sequence_number, deleted, created, message, manifest, identifier, writer_uuid";

    public static JournalReader On(SqlDatabase database) => database.Provider is DatabaseProvider.Sqlite
        ? new SqliteJournalReader(database)
        : new PostgreSqlJournalReader(database);

    /// <summary>
    /// Answers in the order of <paramref name="reads"/>, each with what is committed at one instant after the call. Never blocks the caller's thread.
    /// </summary>
    public Task<IReadOnlyList<StoredEvents>> ReadAsync(IReadOnlyList<JournalRead> reads, CancellationToken cancel) => database.ReadAsync(
        async (connection, token) =>
        {
            var answers = new StoredEvents[reads.Count];
            var rows = await ReadRowsAsync(connection, reads, token);

            for (var i = 0; i < answers.Length; i++)
            {
                answers[i] = rows[i].Count <= MostEvents
                    ? StoredEvents.Of(rows[i])
                    : new StoredEvents(await ReadHighestAsync(connection, reads[i].PersistenceId, token), null);
            }

            return (IReadOnlyList<StoredEvents>)answers;
        },
        cancel);

    /// <summary>For each read the rows by ascending sequence number, at most one more than <see cref="MostEvents"/>; those of a read by one statement.</summary>
    protected abstract Task<List<StoredEvent>[]> ReadRowsAsync(DbConnection connection, IReadOnlyList<JournalRead> reads, CancellationToken cancel);

    protected static StoredEvent ReadRow(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetBoolean(1),
        row.GetInt64(2),
        row.GetFieldValue<byte[]>(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.IsDBNull(5) ? null : row.GetInt32(5),
        row.IsDBNull(6) ? null : row.GetString(6));

    private static async Task<long> ReadHighestAsync(DbConnection connection, string persistenceId, CancellationToken cancel)
    {
        await using var command = connection.Command("SELECT max(sequence_number) FROM journal WHERE persistence_id = @id", ("id", persistenceId));
        return await command.LongAsync(cancel);
    }
}
