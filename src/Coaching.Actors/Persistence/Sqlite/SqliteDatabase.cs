using System.Data.Common;

namespace Coaching.Actors.Persistence.Sqlite;

/// <summary>One SQLite file. The driver blocks, so reads run on the thread pool and writes on the file's writer.</summary>
internal sealed class SqliteDatabase : SqlDatabase
{
    private readonly SqliteDataSource source;
    private readonly SqliteWriter writer;

    public SqliteDatabase(string configured, DatabasePart part)
    {
        source = new SqliteDataSource(SqliteTuning.ConnectionString(configured, part), part);
        writer = new SqliteWriter(source, $"sqlite-{part}");
    }

    public override DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public override DbDataSource Source => source;

    public override Task<T> ReadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        Task.Run(
            async () =>
            {
                await using var connection = source.OpenConnection();
                return await work(connection, cancel);
            },
            cancel);

    public override Task<T> WriteAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        writer.RunAsync(work, cancel);

    /// <summary>Creates the file (and its folder) in write-ahead-log mode. Before anything else opens it: the switch needs the file for itself.</summary>
    internal void Prepare()
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(source.File)!);
        using var connection = source.OpenConnection();
        using var command = connection.Command("PRAGMA journal_mode = WAL");
        command.ExecuteScalar();
    }

    /// <summary>
    /// Text that was overwritten is still in the write-ahead log, as are older pages: the checkpoint writes the new pages to the file and cuts the
    /// log to nothing. It waits for readers of older pages as long as the busy timeout.
    /// </summary>
    internal override Task<bool> ScrubAsync(CancellationToken cancel) =>
        ReadAsync(
            async (connection, token) =>
            {
                await using var command = connection.Command("PRAGMA wal_checkpoint(TRUNCATE)");
                return await command.LongAsync(token) == 0;
            },
            cancel);

    public override ValueTask DisposeAsync()
    {
        writer.Dispose();
        return source.DisposeAsync();
    }
}
