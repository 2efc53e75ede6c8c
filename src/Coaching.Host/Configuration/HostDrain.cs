using Akka.Actor;
using Coaching.Actors.Hosting;

namespace Coaching.Host.Configuration;

/// <summary>
/// From the stop of the application to the exit: the actor system leaves while the server still answers, so that senders get a 503 instead of a refused
/// connection. The server stops after it.
/// </summary>
internal sealed class HostDrain(NodeDrain drain, IServiceProvider services, IHostApplicationLifetime lifetime) : IHostedLifecycleService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(drain.Start);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) =>
        // A start that failed has no actor system to leave, and must not make one now.
        lifetime.ApplicationStarted.IsCancellationRequested
            ? CoordinatedShutdown.Get(services.GetRequiredService<ActorSystem>()).Run(CoordinatedShutdown.ClrExitReason.Instance).WaitAsync(cancellationToken)
            : Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
