using System.Data.Common;
using Npgsql;

namespace Coaching.Actors.Persistence.Journal;

/// <summary>PostgreSQL answers all in one statement.</summary>
internal sealed class PostgreSqlJournalReader(SqlDatabase database) : JournalReader(database)
{
    // The limit inside makes it one short walk along the index for each; the rows of one come in order, whatever is done with the whole.
    private const string Read =
        $"""
        SELECT {Columns}, number FROM unnest(@ids, @above) WITH ORDINALITY AS asked (id, above, number)
        CROSS JOIN LATERAL (
            SELECT {Columns} FROM journal
            WHERE persistence_id = asked.id AND sequence_number > asked.above
            ORDER BY sequence_number LIMIT @limit) AS found
        ORDER BY number, sequence_number
        """;

    protected override async Task<List<StoredEvent>[]> ReadRowsAsync(
        DbConnection connection, IReadOnlyList<JournalRead> reads, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Read, (NpgsqlConnection)connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]>("ids", [.. reads.Select(read => read.PersistenceId)]),
                new NpgsqlParameter<long[]>("above", [.. reads.Select(read => read.Above)]),
                new NpgsqlParameter<int>("limit", MostEvents + 1),
            },
        };
        var answers = new List<StoredEvent>[reads.Count];

        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = [];
        }

        await using var rows = await command.ExecuteReaderAsync(cancel);

        while (await rows.ReadAsync(cancel))
        {
            answers[rows.GetInt64(7) - 1].Add(ReadRow(rows));
        }

        return answers;
    }
}
