using System.Data.Common;

namespace Coaching.Actors.Persistence.Journal;

/// <summary>SQLite, which has no way to travel, runs one prepared statement for one after the other.</summary>
internal sealed class SqliteJournalReader(SqlDatabase database) : JournalReader(database)
{
    protected override async Task<List<StoredEvent>[]> ReadRowsAsync(
        DbConnection connection, IReadOnlyList<JournalRead> reads, CancellationToken cancel)
    {
        await using var command = connection.Command(
            $"SELECT {Columns} FROM journal WHERE persistence_id = @id AND sequence_number > @above ORDER BY sequence_number LIMIT @limit",
            ("limit", MostEvents + 1));
        var id = command.AddParameter("id", null);
        var above = command.AddParameter("above", null);
        var answers = new List<StoredEvent>[reads.Count];

        for (var i = 0; i < answers.Length; i++)
        {
            (id.Value, above.Value) = (reads[i].PersistenceId, reads[i].Above);
            answers[i] = await command.ListAsync(ReadRow, cancel);
        }

        return answers;
    }
}
