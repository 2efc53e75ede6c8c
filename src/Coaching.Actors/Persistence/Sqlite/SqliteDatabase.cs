using System.Data.Common;

namespace Coaching.Actors.Persistence.Sqlite;

/// <summary>One SQLite file. The driver blocks, so reads run on the thread pool and writes on the file's writer.</summary>
internal sealed class SqliteDatabase : SqlDatabase
{
    private readonly DatabasePart part;
    private readonly SqliteDataSource source;
    private readonly SqliteWriter writer;

    public SqliteDatabase(string configured, DatabasePart part)
    {
        this.part = part;
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
        writer.RunAsync(
            connection =>
            {
                using var transaction = connection.BeginTransaction();
                // Tokens are not passed on: the driver would look at them between statements only, and a commit is a matter of milliseconds.
                var result = work(connection, CancellationToken.None).GetAwaiter().GetResult();
                transaction.Commit();
                return result;
            },
            cancel);

    /// <summary>Creates the file (and its folder) in write-ahead-log mode. Before anything else opens it: the switch needs the file for itself.</summary>
    internal void Prepare()
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(source.File)!);
        using var connection = source.OpenConnection();
        using var command = connection.Command("PRAGMA journal_mode = WAL");
        command.ExecuteScalar();
    }

    /// <summary>
    /// Text that was overwritten can still be in two places. Where SQLite moved a row from one page to another it leaves the bytes behind, in spite of
    /// <c>secure_delete</c>: where text is kept the file is written anew. And older pages are in the write-ahead log: the checkpoint writes the new
    /// ones to the file and cuts the log to nothing. It waits for readers of older pages as long as the busy timeout.
    /// </summary>
    /// <remarks>Writing the file anew holds up all sends, for some 6 s with a million messages: only when messages were erased since the last time.</remarks>
    internal override Task<bool> ScrubAsync(CancellationToken cancel) =>
        writer.RunAsync(
            connection =>
            {
                if (part is DatabasePart.Messages)
                {
                    VacuumErased(connection);
                }

                using var checkpoint = connection.Command("PRAGMA wal_checkpoint(TRUNCATE)");
                return (long)checkpoint.ExecuteScalar()! == 0;
            },
            cancel);

    /// <summary>
    /// How much was erased and forgotten is in the file's <c>user_version</c> from the last time: a number that grows with both. A process that died in
    /// between begins again.
    /// </summary>
    private static void VacuumErased(DbConnection connection)
    {
        using var gone = connection.Command(
            $"SELECT (erased_up_to + coalesce((SELECT min(version) - 1 FROM message), version)) % {int.MaxValue} FROM log_head");
        using var vacuumed = connection.Command("PRAGMA user_version");
        var now = (long)gone.ExecuteScalar()!;

        if (now != (long)vacuumed.ExecuteScalar()!)
        {
            using var vacuum = connection.Command("VACUUM");
            vacuum.ExecuteNonQuery();
            using var mark = connection.Command($"PRAGMA user_version = {now}");
            mark.ExecuteNonQuery();
        }
    }

    public override ValueTask DisposeAsync()
    {
        writer.Dispose();
        return source.DisposeAsync();
    }
}
