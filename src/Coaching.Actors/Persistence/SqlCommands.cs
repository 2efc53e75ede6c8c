using System.Data.Common;
using Coaching.Actors.Persistence.Sqlite;

namespace Coaching.Actors.Persistence;

/// <summary>Short forms for commands whose SQL and <c>@name</c> parameters both databases understand.</summary>
internal static class SqlCommands
{
    public static DbCommand Command(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every caller passes a constant; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100

        foreach (var (name, value) in parameters)
        {
            command.AddParameter(name, value);
        }

        return command;
    }

    /// <summary>The writer's own of a SQLite file, which it keeps: run it, do not dispose it.</summary>
    /// <param name="parameters">The same names in the same order each time.</param>
    public static DbCommand KeptCommand(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = ((TunedSqliteConnection)connection).Kept(sql);

        for (var i = 0; i < parameters.Length; i++)
        {
            if (i == command.Parameters.Count)
            {
                command.AddParameter(parameters[i].Name, parameters[i].Value);
            }
            else
            {
                command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
            }
        }

        return command;
    }

    public static DbParameter AddParameter(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        // As in the SQL: without the sign SQLite's driver tries each sign there is, for each parameter of each command.
        parameter.ParameterName = "@" + name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return parameter;
    }

    public static async Task<List<T>> ListAsync<T>(this DbCommand command, Func<DbDataReader, T> map, CancellationToken cancel)
    {
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancel);

        while (await reader.ReadAsync(cancel))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    public static async Task<long> LongAsync(this DbCommand command, CancellationToken cancel) =>
        (long)(await command.ExecuteScalarAsync(cancel) ?? throw new InvalidOperationException("The statement answered nothing."));

    public static long? GetNullableInt64(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public static DateTimeOffset GetUnixTime(this DbDataReader reader, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    public static DateTimeOffset? GetNullableUnixTime(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetUnixTime(column);
}
