using Coaching.Cluster.Tests.Clients;

namespace Coaching.Cluster.Tests.Chaos;

/// <summary>Everybody at work: agents who come and go, and supervisors who send all the time, one of them to everyone at a steady pace.</summary>
public sealed class ChaosLoad(ChaosStage stage, int round) : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource stopSending = new();
    private readonly CancellationTokenSource stopWorking = new();
    private Task sending = Task.CompletedTask;
    private Task working = Task.CompletedTask;

    public void Start()
    {
        working = Task.WhenAll(stage.Agents.Select(agent => agent.WorkAsync(stopWorking.Token)));
        sending = Task.WhenAll(stage.Senders.Select((sender, i) => i == 0 ? KeepPaceAsync(sender) : SendAsync(sender)));
    }

    /// <summary>Whatever was under way without an answer stays so.</summary>
    public async Task StopAsync()
    {
        await stopSending.CancelAsync();
        await sending;
        stage.Waits.Forget(stage.Cluster, Wait.Acceptance);
        await stopWorking.CancelAsync();
        await working;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stopSending.Dispose();
        stopWorking.Dispose();
    }

    private async Task KeepPaceAsync(ChaosSender sender)
    {
        while (!stopSending.IsCancellationRequested)
        {
            await sender.SendAsync(stage.Sends.NextToEveryone(round), stopSending.Token);
            await Task.Delay(Pace, CancellationToken.None);
        }
    }

    private async Task SendAsync(ChaosSender sender)
    {
        while (!stopSending.IsCancellationRequested)
        {
            await sender.SendAsync(stage.Sends.Next(round), stopSending.Token);
            await Task.Delay(stage.Sends.Pause(200, 600), CancellationToken.None);
        }
    }
}
