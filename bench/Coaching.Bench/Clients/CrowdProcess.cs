using System.Diagnostics;
using System.Globalization;

namespace Coaching.Bench.Clients;

/// <summary>A <see cref="Crowd"/> as the bench sees it.</summary>
internal sealed class CrowdProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Action<long, long> arrived;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource expecting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<string?> verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CrowdProcess(Process process, Action<long, long> arrived)
    {
        this.process = process;
        this.arrived = arrived;
    }

    /// <summary>Starts it; ends when all its agents are logged in.</summary>
    /// <param name="arrived">Called with a message's number and the time at which the last of these agents got it.</param>
    public static async Task<CrowdProcess> StartAsync(Door door, AgentRange agents, Action<long, long> arrived, CancellationToken stop)
    {
        string[] command =
        [
            typeof(CrowdProcess).Assembly.Location, Crowd.Command, door.ToString(),
            agents.First.ToString(CultureInfo.InvariantCulture), agents.Count.ToString(CultureInfo.InvariantCulture),
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var crowd = new CrowdProcess(process, arrived);
        _ = crowd.ReadAsync();

        try
        {
            await crowd.ready.Task.WaitAsync(stop);
            return crowd;
        }
        catch
        {
            await crowd.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends when the agents know of it: only then may the message be sent. One at a time.</summary>
    public async Task ExpectAsync(long number)
    {
        expecting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await TellAsync(CrowdLine.Expect(number));
        await expecting.Task;
    }

    /// <exception cref="DeliveryException">Something did not arrive exactly once, or an agent was lost.</exception>
    public async Task AssertSoundAsync()
    {
        verdict = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await TellAsync(CrowdLine.Check);

        if (await verdict.Task is { } fault)
        {
            throw new DeliveryException(fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task TellAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (CrowdLine.TryReadArrived(line, out var number, out var lastAt))
            {
                arrived(number, lastAt);
            }
            else if (CrowdLine.TryReadExpecting(line, out _))
            {
                expecting.TrySetResult();
            }
            else if (CrowdLine.TryReadChecked(line, out var fault))
            {
                verdict.TrySetResult(fault);
            }
            else if (line == CrowdLine.Ready)
            {
                ready.TrySetResult();
            }
        }

        var gone = new IOException("A process with agents ended.");
        ready.TrySetException(gone);
        expecting.TrySetException(gone);
        verdict.TrySetException(gone);
    }
}
