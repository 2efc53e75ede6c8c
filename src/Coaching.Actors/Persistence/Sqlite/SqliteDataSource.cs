using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Coaching.Actors.Persistence.Sqlite;

/// <summary>Pooled connections to one file, with the part's pragmas.</summary>
internal sealed class SqliteDataSource(string connectionString, DatabasePart part) : DbDataSource
{
    private readonly string pragmas = SqliteTuning.Pragmas(part);

    public override string ConnectionString => connectionString;

    public string File { get; } = new SqliteConnectionStringBuilder(connectionString).DataSource;

    protected override DbConnection CreateDbConnection() => new TunedSqliteConnection(connectionString, pragmas);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            using var pool = new SqliteConnection(connectionString);
            SqliteConnection.ClearPool(pool);
        }

        base.Dispose(disposing);
    }
}
