using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Coaching.Actors.Persistence;

/// <summary>Refuses settings that cannot work, naming the key and never the connection string (it can hold a password).</summary>
public sealed class PersistenceSettingsValidator : IValidateOptions<PersistenceSettings>
{
    private const string ProviderKey = PersistenceSettings.SectionName + ":" + nameof(PersistenceSettings.Provider);
    private const string ConnectionStringKey = PersistenceSettings.SectionName + ":" + nameof(PersistenceSettings.ConnectionString);

    public ValidateOptionsResult Validate(string? name, PersistenceSettings options) =>
        FindFault(options) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;

    /// <summary>Which provider is meant.</summary>
    /// <exception cref="OptionsValidationException">The settings cannot work; the message names the key.</exception>
    public static DatabaseProvider Check(PersistenceSettings settings) =>
        FindFault(settings) is { } fault
            ? throw new OptionsValidationException(PersistenceSettings.SectionName, typeof(PersistenceSettings), [fault])
            : ParseProvider(settings.Provider)!.Value;

    private static DatabaseProvider? ParseProvider(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        null or "" or "SQLITE" => DatabaseProvider.Sqlite,
        "POSTGRESQL" => DatabaseProvider.PostgreSql,
        _ => null,
    };

    private static string? FindFault(PersistenceSettings settings) => ParseProvider(settings.Provider) switch
    {
        null => $"{ProviderKey} must be 'sqlite' or 'postgresql'.",
        DatabaseProvider.Sqlite => FindSqliteFault(settings.ConnectionString),
        _ => FindPostgreSqlFault(settings.ConnectionString),
    };

    private static string? FindSqliteFault(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return null;
        }

        try
        {
            var parsed = new SqliteConnectionStringBuilder(connectionString);
            var isFile = parsed.Mode != SqliteOpenMode.Memory && parsed.DataSource is { Length: > 0 } path
                && !path.StartsWith(':') && !path.StartsWith("file:", StringComparison.Ordinal);
            return isFile ? null : $"{ConnectionStringKey} must name a file by 'Data Source' for sqlite.";
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return $"{ConnectionStringKey} is not a connection string for sqlite.";
        }
    }

    private static string? FindPostgreSqlFault(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return $"{ConnectionStringKey} is required for postgresql.";
        }

        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).Host is { Length: > 0 }
                ? null
                : $"{ConnectionStringKey} must name a 'Host' for postgresql.";
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return $"{ConnectionStringKey} is not a connection string for postgresql.";
        }
    }
}
