using Coaching.Actors.Persistence.PostgreSql;
using Coaching.Actors.Persistence.Sqlite;

namespace Coaching.Actors.Persistence;

/// <summary>
/// All that this process stores, by part. One per process: it owns the connections. Nothing is opened before it is used, and the schema is made by
/// <see cref="SchemaMigration"/>.
/// </summary>
public sealed class Databases : IAsyncDisposable
{
    private readonly Dictionary<DatabasePart, SqlDatabase> parts;

    public Databases(PersistenceSettings settings)
    {
        Settings = settings;
        parts = Enum.GetValues<DatabasePart>().ToDictionary(
            part => part,
            SqlDatabase (part) => settings.Provider is DatabaseProvider.Sqlite
                ? new SqliteDatabase(settings.ConnectionString, part)
                : new PostgreSqlDatabase(settings.ConnectionString, part));
    }

    public DatabaseProvider Provider => Settings.Provider;

    internal PersistenceSettings Settings { get; }

    public SqlDatabase this[DatabasePart part] => parts[part];

    public async ValueTask DisposeAsync()
    {
        foreach (var part in parts.Values)
        {
            await part.DisposeAsync();
        }
    }
}
