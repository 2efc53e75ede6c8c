namespace Coaching.Actors.Persistence;

/// <summary>Where things are stored: the <c>Persistence</c> section. An empty value counts as unset.</summary>
public sealed class PersistenceSettings
{
    public const string SectionName = "Persistence";

    public const string DefaultSqliteConnectionString = "Data Source=data/coaching.db";

    /// <summary><c>sqlite</c> (the default) or <c>postgresql</c>.</summary>
    public string? Provider { get; set; }

    /// <summary>
    /// ADO.NET connection string. For SQLite by default <see cref="DefaultSqliteConnectionString"/>; a relative path is relative to the working
    /// directory, and the other parts are files beside it. Required for PostgreSQL.
    /// </summary>
    public string? ConnectionString { get; set; }
}
