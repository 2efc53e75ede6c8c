using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Coaching.Bench.Clients;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Workloads;

/// <summary>The ways in which senders send. Each ends when everything arrived.</summary>
internal static class Loops
{
    /// <summary>Each waits until its message was accepted before it sends the next.</summary>
    /// <param name="audience">Of the n-th send.</param>
    public static Task<Sends> ClosedAsync(Stage stage, int count, int outstanding, Func<int, Audience> audience) => MeasureAsync(stage, outstanding, async sent =>
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, outstanding).Select(SendNextAsync));

        async Task SendNextAsync(int line)
        {
            while (Interlocked.Increment(ref next) is var send && send < count)
            {
                sent.Add(await stage.SendAsync(line, audience(send)));
            }
        }
    });

    /// <summary>One after the other has arrived.</summary>
    public static Task<Sends> OneByOneAsync(Stage stage, int count, Audience audience) => MeasureAsync(stage, 1, async sent =>
    {
        for (var i = 0; i < count; i++)
        {
            var message = await stage.SendAsync(0, audience);
            await stage.ArrivedAsync([message]);
            sent.Add(message);
        }
    });

    /// <summary>At a fixed rate, whatever the answers do. A send that has to wait for a free line is late, and its time runs since it was due.</summary>
    public static Task<Sends> OpenAsync(Stage stage, int count, int perSecond, int lines, Func<int, Audience> audience) => MeasureAsync(stage, lines, async sent =>
    {
        var free = Channel.CreateUnbounded<int>();
        Enumerable.Range(0, lines).ToList().ForEach(line => free.Writer.TryWrite(line));
        var sends = new Task[count];
        // A thread of its own: timers of the pool are as late as the pool is busy.
        await Task.Factory.StartNew(Pace, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(sends);

        void Pace()
        {
            var start = Stopwatch.GetTimestamp();

            for (var send = 0; send < count; send++)
            {
                var due = start + (send * Stopwatch.Frequency / perSecond);

                while (Stopwatch.GetTimestamp() < due)
                {
                    Thread.Sleep(1);
                }

                sends[send] = SendAsync(send, due);
            }
        }

        async Task SendAsync(int send, long due)
        {
            var line = await free.Reader.ReadAsync();
            sent.Add(await stage.SendAsync(line, audience(send), due));
            free.Writer.TryWrite(line);
        }
    });

    private static async Task<Sends> MeasureAsync(Stage stage, int lines, Func<ConcurrentBag<Expectation>, Task> send)
    {
        await stage.OpenLinesAsync(lines);
        using var still = new NoCollection();
        var sent = new ConcurrentBag<Expectation>();
        var before = stage.ProcessorSeconds;
        await send(sent);
        await stage.ArrivedAsync(sent);
        // What is put off until after the last toast is paid for, too.
        await stage.SettleAsync();
        return new Sends([.. sent], stage.ProcessorSeconds - before);
    }
}
