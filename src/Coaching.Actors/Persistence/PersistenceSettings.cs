using Coaching.Actors.Configuration;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Coaching.Actors.Persistence;

/// <summary>Where things are stored.</summary>
/// <param name="Provider"><c>Persistence:Provider</c>: <c>sqlite</c> (the default) or <c>postgresql</c>.</param>
/// <param name="ConnectionString">
/// <c>Persistence:ConnectionString</c>, for ADO.NET. For SQLite by default <see cref="DefaultSqlite"/>: a relative path is relative to the working
/// directory, and all parts but messages are files beside it. Required for PostgreSQL.
/// </param>
public sealed record PersistenceSettings(DatabaseProvider Provider, string ConnectionString)
{
    public const string DefaultSqlite = "Data Source=data/coaching.db";

    private const string ProviderKey = "Persistence:Provider";
    private const string ConnectionStringKey = "Persistence:ConnectionString";

    /// <summary>Faults name the key and never the connection string: it can hold a password.</summary>
    public static PersistenceSettings Read(SettingsReader reader)
    {
        switch (reader.Text(ProviderKey)?.ToUpperInvariant())
        {
            case null or "SQLITE":
                return ReadSqlite(reader);
            case "POSTGRESQL":
                return ReadPostgreSql(reader);
            default:
                reader.Fault(ProviderKey, "must be sqlite or postgresql.");
                return new PersistenceSettings(DatabaseProvider.Sqlite, DefaultSqlite);
        }
    }

    /// <summary>No printed record shows a password.</summary>
    public override string ToString() => $"{nameof(PersistenceSettings)} {{ {nameof(Provider)} = {Provider} }}";

    private static PersistenceSettings ReadSqlite(SettingsReader reader)
    {
        var connectionString = reader.Text(ConnectionStringKey) ?? DefaultSqlite;

        if (Parse(() => new SqliteConnectionStringBuilder(connectionString)) is not { } parsed)
        {
            reader.Fault(ConnectionStringKey, "is not a connection string for sqlite.");
        }
        else if (parsed.Mode is SqliteOpenMode.Memory || parsed.DataSource is "" || parsed.DataSource.StartsWith(':')
            || parsed.DataSource.StartsWith("file:", StringComparison.Ordinal))
        {
            reader.Fault(ConnectionStringKey, "must name a file by its path, as Data Source, for sqlite.");
        }

        return new PersistenceSettings(DatabaseProvider.Sqlite, connectionString);
    }

    private static PersistenceSettings ReadPostgreSql(SettingsReader reader)
    {
        var connectionString = reader.Text(ConnectionStringKey);

        if (connectionString is null)
        {
            reader.Fault(ConnectionStringKey, "is required for postgresql.");
        }
        else if (Parse(() => new NpgsqlConnectionStringBuilder(connectionString)) is not { } parsed)
        {
            reader.Fault(ConnectionStringKey, "is not a connection string for postgresql.");
        }
        else if (string.IsNullOrEmpty(parsed.Host))
        {
            reader.Fault(ConnectionStringKey, "must name a Host for postgresql.");
        }

        return new PersistenceSettings(DatabaseProvider.PostgreSql, connectionString ?? "");
    }

    private static T? Parse<T>(Func<T> parse)
        where T : class
    {
        try
        {
            return parse();
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return null;
        }
    }
}
