using System.Diagnostics;
using System.Globalization;
using Coaching.Cluster.Tests.Hosts;
using Coaching.Testing;

namespace Coaching.Cluster.Tests.Nodes;

/// <summary>One of the hosts of a cluster, with the supervisor that starts it again when it ends without having been told to.</summary>
public sealed class Node(int number, Uri address, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private static readonly TimeSpan RestartsAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(90);

    private CancellationTokenSource supervision = new();
    private Task supervisor = Task.CompletedTask;

    public int Number => number;

    public Uri Address => address;

    public ProcessOutput Output { get; } = new();

    public HostProcess Host { get; private set; } = null!;

    /// <summary>As a balancer knows it, from its last look.</summary>
    public bool IsReady { get; set; }

    /// <summary>When its process began to live, for who asks which node is the oldest.</summary>
    public long LaunchedAt { get; private set; }

    /// <summary>How often it ended by itself and was started again.</summary>
    public int Comebacks { get; private set; }

    /// <param name="more">Settings of this process alone.</param>
    public void Launch(params (string Key, string Value)[] more)
    {
        Start(more);
        supervision = new CancellationTokenSource();
        supervisor = SuperviseAsync(more, supervision.Token);
    }

    /// <summary>Also when its process ends by itself meanwhile, and comes back.</summary>
    public async Task ReadyAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var started = Stopwatch.GetTimestamp();

        while (!await ReadyProbe.IsReadyAsync(http, address))
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < ReadyWithin, $"Node {number + 1} was not ready within {ReadyWithin}.");
            await Task.Delay(50);
        }
    }

    /// <summary>kill -9, and it stays down.</summary>
    public async Task KillAsync()
    {
        await EndSupervisionAsync();
        await Host.KillAsync();
    }

    /// <summary>SIGTERM, and it stays down.</summary>
    public async Task<int> StopAsync()
    {
        await EndSupervisionAsync();
        Host.Terminate();
        return await Host.ExitAsync(TimeSpan.FromSeconds(35));
    }

    /// <summary>SIGSTOP: the process stands still and keeps its connections.</summary>
    public void Freeze() => Host.Signal("STOP");

    public void Thaw() => Host.Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        await EndSupervisionAsync();

        if (Host is not null)
        {
            await Host.DisposeAsync();
        }

        supervision.Dispose();
    }

    private void Start((string Key, string Value)[] more)
    {
        LaunchedAt = Stopwatch.GetTimestamp();
        Output.Add(string.Create(CultureInfo.InvariantCulture, $"-- node {number + 1} starts"));
        Host = HostProcess.Start(address, more.Aggregate(new Dictionary<string, string>(settings), (all, one) =>
        {
            all[one.Key] = one.Value;
            return all;
        }), Output);
    }

    private async Task SuperviseAsync((string Key, string Value)[] more, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Host.ExitedAsync(stop);
                await Task.Delay(RestartsAfter, stop);
                Comebacks++;
                await Host.DisposeAsync();
                Start(more);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task EndSupervisionAsync()
    {
        await supervision.CancelAsync();
        await supervisor;
    }
}
