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
}
