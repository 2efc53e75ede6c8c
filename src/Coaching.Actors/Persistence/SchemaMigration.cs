using System.Reflection;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coaching.Actors.Persistence;

/// <summary>
/// Brings the schema of every part up to date by the numbered scripts under <c>Migrations</c>, each once and in a transaction of its own; which
/// ones ran is in the table <c>schema_version</c>. A script that was released is never changed: a change is a new one.
/// </summary>
public static class SchemaMigration
{
    private const string VersionTable = "schema_version";

    // Any number will do, as long as every node takes the same.
    private const long LockKey = 0x636F_6163_6869_6E67;

    /// <summary>Safe to run on several nodes at once: one migrates, the others wait and find nothing left to do.</summary>
    public static async Task RunAsync(Databases databases, ILogger? logger = null, CancellationToken cancel = default)
    {
        logger ??= NullLogger.Instance;

        if (databases.Provider is DatabaseProvider.Sqlite)
        {
            // DbUp and the driver block.
            await Task.Run(() => MigrateSqlite(databases, logger), cancel);
        }
        else
        {
            await MigratePostgreSqlAsync(databases, logger, cancel);
        }
    }

    private static void MigrateSqlite(Databases databases, ILogger logger)
    {
        foreach (var part in Enum.GetValues<DatabasePart>())
        {
            var database = (Sqlite.SqliteDatabase)databases[part];
            database.Prepare();
            Upgrade(
                DeployChanges.To.SqliteDatabase(database.Source.ConnectionString).JournalToSqliteTable(VersionTable),
                DatabaseProvider.Sqlite,
                part,
                logger);
        }
    }

    private static async Task MigratePostgreSqlAsync(Databases databases, ILogger logger, CancellationToken cancel)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(databases.Settings.ConnectionString) { Pooling = false }.ToString();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        await using var hold = (NpgsqlCommand)connection.Command("SELECT pg_advisory_lock(@key)", ("key", LockKey));
        hold.CommandTimeout = 120;
        await hold.ExecuteNonQueryAsync(cancel);

        // The lock ends with the connection.
        await Task.Run(
            () =>
            {
                foreach (var part in Enum.GetValues<DatabasePart>())
                {
                    Upgrade(
                        DeployChanges.To.PostgresqlDatabase(connectionString).JournalToPostgresqlTable(null, VersionTable),
                        DatabaseProvider.PostgreSql,
                        part,
                        logger);
                }
            },
            cancel);
    }

    private static void Upgrade(UpgradeEngineBuilder builder, DatabaseProvider provider, DatabasePart part, ILogger logger)
    {
        var result = builder
            .WithScripts(FindScripts(provider, part))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogTo(logger)
            .Build()
            .PerformUpgrade();

        if (!result.Successful)
        {
            throw new InvalidOperationException($"The schema of {part} could not be brought up to date.", result.Error);
        }
    }

    /// <summary>Scripts are known by <c>{part}/{file}</c>, whatever the assembly and its namespaces are called.</summary>
    private static IEnumerable<SqlScript> FindScripts(DatabaseProvider provider, DatabasePart part)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var root = $"Migrations/{provider}/";
        var folder = $"{root}{part.ToString().ToLowerInvariant()}/";

        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => SqlScript.FromStream(name[root.Length..], assembly.GetManifestResourceStream(name)!));
    }
}
