using System.Data.Common;

namespace Coaching.Actors.Persistence;

/// <summary>
/// One <see cref="DatabasePart"/>, with the threading its driver needs: the work given to it may use any asynchronous method, and never blocks
/// the caller's thread. Connections have the part's command timeout set.
/// </summary>
public abstract class SqlDatabase : IAsyncDisposable
{
    public abstract DatabaseProvider Provider { get; }

    public abstract DbDataSource Source { get; }

    /// <summary>Runs work outside a transaction, for reads. On SQLite the work must not wait for anything but its connection.</summary>
    public abstract Task<T> ReadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancel);

    /// <summary>
    /// Runs work in one transaction, committed when it ends well. On SQLite writes of a part queue up for its one writer, and the work must not wait
    /// for anything but its connection.
    /// </summary>
    public abstract Task<T> WriteAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancel);

    public Task WriteAsync(Func<DbConnection, CancellationToken, Task> work, CancellationToken cancel) =>
        WriteAsync(
            async (connection, token) =>
            {
                await work(connection, token);
                return true;
            },
            cancel);

    /// <summary>Makes that what was deleted or overwritten is gone from the files too. False: readers were in the way, repeat it later.</summary>
    internal abstract Task<bool> ScrubAsync(CancellationToken cancel);

    public abstract ValueTask DisposeAsync();
}
