using System.Runtime.InteropServices;
using Coaching.Actors.Hosting;

namespace Coaching.Host.Configuration;

/// <summary>
/// SIGTERM and Ctrl-C. In place of the framework's own lifetime, which stops the application at once and with that closes every connection: a node of several
/// is announced as going first, while it still serves, and its clients are closed when the balancer has long known better.
/// </summary>
internal sealed class HostSignals(NodeDrain drain, ClusterSettings cluster, TimeProvider clock, IHostApplicationLifetime application) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> registrations = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT })
        {
            registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                // Or the process would end here and now.
                context.Cancel = true;
                _ = LeaveAsync();
            }));
        }

        return Task.CompletedTask;
    }

    /// <summary>Announces the end, and stops the application when balancers had their time. Asked again, or before the start is done, it stops at once.</summary>
    internal async Task LeaveAsync()
    {
        var notice = drain.IsAnnounced || !application.ApplicationStarted.IsCancellationRequested ? 0 : cluster.DrainSeconds;
        drain.Announce();
        await Task.Delay(TimeSpan.FromSeconds(notice), clock, application.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        application.StopApplication();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => registrations.ForEach(registration => registration.Dispose());
}
