using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;

namespace Coaching.Actors.Persistence.Sqlite;

/// <summary>
/// The one writer of a file: a thread of its own with a connection kept open. SQLite has one write lock and a blocking driver, so queueing here
/// is cheaper than waiting for the lock, and commits are not held up by a busy thread pool.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly BlockingCollection<Action<DbConnection>> jobs = new(boundedCapacity: 1024);
    private readonly DbDataSource source;
    private readonly Thread thread;

    public SqliteWriter(DbDataSource source, string name)
    {
        this.source = source;
        thread = new Thread(Run) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>Runs the work on the writer's thread. Once it has started its outcome is unknown to a caller that stops waiting.</summary>
    public Task<T> RunAsync<T>(Func<DbConnection, T> work, CancellationToken cancel)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);

        void Job(DbConnection connection)
        {
            try
            {
                cancel.ThrowIfCancellationRequested();

                if (connection.State is not ConnectionState.Open)
                {
                    connection.Open();
                }

                done.TrySetResult(work(connection));
            }
            catch (Exception e)
            {
                done.TrySetException(e);
            }
        }

        return jobs.TryAdd(Job)
            ? done.Task.WaitAsync(cancel)
            : Task.FromException<T>(new TimeoutException("Too many writes wait for the database."));
    }

    /// <summary>Finishes what is queued, then ends the thread.</summary>
    public void Dispose()
    {
        jobs.CompleteAdding();
        thread.Join();
        jobs.Dispose();
    }

    private void Run()
    {
        using var connection = source.CreateConnection();

        foreach (var job in jobs.GetConsumingEnumerable())
        {
            job(connection);
        }
    }
}
