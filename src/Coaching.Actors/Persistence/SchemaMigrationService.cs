using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Coaching.Actors.Persistence;

/// <summary>Migrates the schema before any other hosted service (the actor system among them) starts.</summary>
internal sealed class SchemaMigrationService(Databases databases, TimeProvider time, ILogger<SchemaMigrationService> logger)
    : IHostedLifecycleService
{
    /// <summary>A database server is often started together with us; after this long it is a fault to report.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        for (var started = time.GetTimestamp(); ;)
        {
            try
            {
                await SchemaMigration.RunAsync(databases, logger, cancellationToken);
                return;
            }
            catch (Exception e) when (TransientIn(e) is { } fault && time.GetElapsedTime(started) < Patience)
            {
                logger.LogWarning("The database does not answer yet ({Error}); trying again.", fault.SqlState ?? fault.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
            }
        }
    }

    /// <summary>The migrator wraps what it meets.</summary>
    private static NpgsqlException? TransientIn(Exception? exception) => exception switch
    {
        null => null,
        NpgsqlException { IsTransient: true } fault => fault,
        _ => TransientIn(exception.InnerException),
    };

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
