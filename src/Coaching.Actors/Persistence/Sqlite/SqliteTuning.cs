using Microsoft.Data.Sqlite;

namespace Coaching.Actors.Persistence.Sqlite;

/// <summary>How each SQLite file is opened.</summary>
internal static class SqliteTuning
{
    /// <summary>
    /// <c>secure_delete</c>: deleted text is overwritten. <c>busy_timeout</c>: SQLite's own waiting for the write lock, because the driver's sleeps
    /// 150 ms at a time. <c>synchronous</c>: after a process dies nothing committed is lost either way; FULL also survives a power cut, which
    /// everything acknowledged needs (messages, agents' events, the directory). Receipts are rebuilt from the journal from their own stored position.
    /// </summary>
    public static string Pragmas(DatabasePart part)
    {
        var synchronous = part is DatabasePart.Receipts ? "NORMAL" : "FULL";
        var busyMilliseconds = (int)CommandTimeout(part).TotalMilliseconds;
        return $"PRAGMA busy_timeout = {busyMilliseconds}; PRAGMA synchronous = {synchronous}; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;";
    }

    /// <summary>A send must know its outcome within 2 s; nobody waits for the other parts.</summary>
    public static TimeSpan CommandTimeout(DatabasePart part) => TimeSpan.FromSeconds(part is DatabasePart.Messages ? 2 : 8);

    /// <summary>The part's file: the one that is configured for messages, and beside it <c>{name}.{part}{extension}</c>.</summary>
    public static string ConnectionString(string configured, DatabasePart part)
    {
        var builder = new SqliteConnectionStringBuilder(configured);
        var file = Path.GetFullPath(builder.DataSource);

        if (part is not DatabasePart.Messages)
        {
            var name = $"{Path.GetFileNameWithoutExtension(file)}.{part.ToString().ToLowerInvariant()}{Path.GetExtension(file)}";
            file = Path.Combine(Path.GetDirectoryName(file)!, name);
        }

        builder.DataSource = file;
        builder.Mode = SqliteOpenMode.ReadWriteCreate;
        builder.DefaultTimeout = (int)CommandTimeout(part).TotalSeconds;
        return builder.ToString();
    }
}
