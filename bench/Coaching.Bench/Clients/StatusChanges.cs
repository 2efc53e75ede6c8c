using System.Diagnostics;
using System.Net;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Clients;

/// <summary>An ACD that tells of agents who change their status, in turn, at a fixed rate.</summary>
internal sealed class StatusChanges(AgentRange agents, int perSecond) : IDisposable
{
    private const int Lines = 8;
    private const int Done = 204;

    private static readonly string[] Statuses = ["onInteraction", "wrapUp", "available"];

    private readonly CancellationTokenSource end = new();
    private long start;
    private int next = -1;
    private int made;

    /// <summary>Until the end is asked for.</summary>
    public async Task RunAsync(IPEndPoint host, CancellationToken stop)
    {
        start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Lines).Select(async _ =>
        {
            using var line = await Sender.ConnectAsync(host, stop);

            while (!end.IsCancellationRequested && !stop.IsCancellationRequested)
            {
                var change = Interlocked.Increment(ref next);

                while (Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond < change)
                {
                    await Task.Delay(1, stop);
                }

                await MakeAsync(line, host, change);
            }
        }));
    }

    /// <summary>How many were made a second.</summary>
    public async Task<double> EndAsync(Task running)
    {
        await end.CancelAsync();
        var perSecondMade = made / Stopwatch.GetElapsedTime(start).TotalSeconds;
        await running;
        return perSecondMade;
    }

    public void Dispose() => end.Dispose();

    private async Task MakeAsync(Sender line, IPEndPoint host, int change)
    {
        var agent = Centre.AgentId(agents.First + (change % agents.Count));
        var json = $$"""{"status":"{{Statuses[change / agents.Count % Statuses.Length]}}"}""";
        var status = await line.SendAsync(HttpRequests.Put(host, $"/api/v1/agents/{agent}/status", json, Tokens.Of("acd", "integration")));

        if (status != Done)
        {
            throw new HttpRequestException($"A change of status was answered with {status}.");
        }

        Interlocked.Increment(ref made);
    }
}
