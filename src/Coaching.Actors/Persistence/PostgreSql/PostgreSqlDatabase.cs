using System.Data.Common;
using Npgsql;

namespace Coaching.Actors.Persistence.PostgreSql;

/// <summary>One part of the PostgreSQL database, by its own pool of connections.</summary>
internal sealed class PostgreSqlDatabase(string configured, DatabasePart part) : SqlDatabase
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(PostgreSqlTuning.ConnectionString(configured, part));

    public override DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    public override DbDataSource Source => source;

    public override async Task<T> ReadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await work(connection, cancel);
    }

    public override async Task<T> WriteAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var result = await work(connection, cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }

    /// <summary>Only messages hold text. A plain vacuum makes room in the tables without keeping anyone waiting.</summary>
    internal override async Task<bool> ScrubAsync(CancellationToken cancel)
    {
        if (part is DatabasePart.Messages)
        {
            await using var command = source.CreateCommand("VACUUM message, preview");
            command.CommandTimeout = 600;
            await command.ExecuteNonQueryAsync(cancel);
        }

        return true;
    }

    public override ValueTask DisposeAsync() => source.DisposeAsync();
}
