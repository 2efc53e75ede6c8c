namespace Coaching.Cluster.Tests.Nodes;

/// <summary>What lets bytes pass on a connection: at once, late, or not before it is opened again. Nothing is dropped, as TCP drops nothing.</summary>
public sealed class Gate
{
    private readonly Lock gate = new();
    private TaskCompletionSource? closed;

    /// <summary>For each chunk in each direction.</summary>
    public TimeSpan Delay { get; set; }

    public void Close()
    {
        lock (gate)
        {
            closed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Open()
    {
        lock (gate)
        {
            closed?.SetResult();
            closed = null;
        }
    }

    public async Task PassAsync(CancellationToken stop)
    {
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, stop);
        }

        Task? opened;

        lock (gate)
        {
            opened = closed?.Task;
        }

        if (opened is not null)
        {
            await opened.WaitAsync(stop);
        }
    }
}
