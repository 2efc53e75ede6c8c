using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Coaching.Actors.Persistence.Sqlite;

/// <summary>
/// A connection that has our pragmas whoever opens it. They hold for a native handle, which the pool hands out again: they are set once for each.
/// </summary>
internal sealed class TunedSqliteConnection(string connectionString, string pragmas) : SqliteConnection(connectionString)
{
    private static readonly ConditionalWeakTable<object, object> Tuned = [];
    private static readonly object Marker = new();

    private readonly Dictionary<string, SqliteCommand> kept = [];

    public override void Open()
    {
        base.Open();

        if (Tuned.TryAdd(Handle!, Marker))
        {
            using var command = CreateCommand();
#pragma warning disable CA2100 // Made of constants (SqliteTuning).
            command.CommandText = pragmas;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }

    /// <summary>
    /// A command that is compiled once and stays with the connection, for what is run again and again; nobody disposes it. A command of its own for each
    /// run costs the compiling, and the driver ties each to the connection by a weak reference, which a garbage collection pays for.
    /// </summary>
    public DbCommand Kept(string sql)
    {
        if (!kept.TryGetValue(sql, out var command))
        {
            command = CreateCommand();
#pragma warning disable CA2100 // Every caller passes a constant; values travel as parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            kept.Add(sql, command);
        }

        command.Transaction = Transaction;
        return command;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in kept.Values)
            {
                command.Dispose();
            }

            kept.Clear();
        }

        base.Dispose(disposing);
    }
}
