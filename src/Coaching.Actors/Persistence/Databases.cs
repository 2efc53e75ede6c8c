using Coaching.Actors.Persistence.PostgreSql;
using Coaching.Actors.Persistence.Sqlite;

namespace Coaching.Actors.Persistence;

/// <summary>All that this process stores, by part. One per process: it owns the connections.</summary>
public sealed class Databases : IAsyncDisposable
{
    private readonly Dictionary<DatabasePart, SqlDatabase> parts;

    private Databases(DatabaseProvider provider, string configured)
    {
        Provider = provider;
        Configured = configured;
        parts = Enum.GetValues<DatabasePart>().ToDictionary(
            part => part,
            SqlDatabase (part) => provider is DatabaseProvider.Sqlite
                ? new SqliteDatabase(configured, part)
                : new PostgreSqlDatabase(configured, part));
    }

    public DatabaseProvider Provider { get; }

    /// <summary>The connection string as configured, for what runs before the parts exist.</summary>
    internal string Configured { get; }

    public SqlDatabase this[DatabasePart part] => parts[part];

    /// <summary>Connects to nothing yet. The schema is made by <see cref="SchemaMigration"/>.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">See <see cref="PersistenceSettingsValidator"/>.</exception>
    public static Databases Open(PersistenceSettings settings)
    {
        var provider = PersistenceSettingsValidator.Check(settings);
        var configured = string.IsNullOrWhiteSpace(settings.ConnectionString)
            ? PersistenceSettings.DefaultSqliteConnectionString
            : settings.ConnectionString;
        return new Databases(provider, configured);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in parts.Values)
        {
            await part.DisposeAsync();
        }
    }
}
