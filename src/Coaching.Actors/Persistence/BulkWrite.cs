using System.Data.Common;

namespace Coaching.Actors.Persistence;

/// <summary>Many rows for one table: those whose key is there already are overwritten.</summary>
/// <param name="Key">The column of the primary key that conflicts are found by; null when there are none to be found.</param>
/// <param name="Columns">Each with a value per row, in an array of the column's own type.</param>
internal sealed record BulkWrite(string Table, string? Key, IReadOnlyList<(string Name, Array Values)> Columns)
{
    private string Names => string.Join(", ", Columns.Select(column => column.Name));

    private string Parameters => string.Join(", ", Columns.Select(column => $"@{column.Name}"));

    private string OnConflict => Key is null
        ? ""
        : $" ON CONFLICT ({Key}) DO UPDATE SET {string.Join(", ", Columns.Where(column => column.Name != Key).Select(column => $"{column.Name} = excluded.{column.Name}"))}";

    /// <summary>PostgreSQL takes whole columns in one statement; SQLite, which has no way to travel, one row after the other.</summary>
    public Task RunAsync(DbConnection connection, DatabaseProvider provider, CancellationToken cancel) =>
        provider is DatabaseProvider.PostgreSql ? WriteColumnsAsync(connection, cancel) : WriteRowsAsync(connection, cancel);

    private async Task WriteColumnsAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Command($"INSERT INTO {Table} ({Names}) SELECT * FROM unnest({Parameters}){OnConflict}");

        foreach (var (name, values) in Columns)
        {
            command.AddParameter(name, values);
        }

        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task WriteRowsAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Command($"INSERT INTO {Table} ({Names}) VALUES ({Parameters}){OnConflict}");
        var parameters = Columns.Select(column => command.AddParameter(column.Name, null)).ToArray();

        for (var row = 0; row < Columns[0].Values.Length; row++)
        {
            for (var column = 0; column < parameters.Length; column++)
            {
                parameters[column].Value = Columns[column].Values.GetValue(row) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
