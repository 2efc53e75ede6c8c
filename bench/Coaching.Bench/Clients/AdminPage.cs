using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Clients;

/// <summary>An admin's coaching page in a real browser.</summary>
internal sealed class AdminPage : IAsyncDisposable
{
    private const float Patience = 60_000;

    private readonly IBrowser browser;
    private readonly IPage page;
    private int pushes;

    private AdminPage(IBrowser browser, IPage page)
    {
        this.browser = browser;
        this.page = page;
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Count(frame);
    }

    /// <summary>From the address to the first agent in the list.</summary>
    public TimeSpan FirstRow { get; private set; }

    /// <summary>From the address to the last agent in the list.</summary>
    public TimeSpan WholeList { get; private set; }

    /// <summary>In a profile of its own: nothing is in a cache.</summary>
    public static async Task<AdminPage> OpenAsync(IBrowser browser, IPEndPoint host, int agents)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var opened = new AdminPage(browser, await context.NewPageAsync());
        var list = opened.page.GetByRole(AriaRole.Grid, new() { Name = "Agents" });
        var start = Stopwatch.GetTimestamp();

        await opened.page.GotoAsync($"http://{host}/coaching#token={Tokens.Of("chief", "admin")}", new() { WaitUntil = WaitUntilState.Commit });
        await list.GetByRole(AriaRole.Row).Filter(new() { HasTextRegex = new Regex("agent-") }).First.WaitForAsync(new() { Timeout = Patience });
        opened.FirstRow = Stopwatch.GetElapsedTime(start);
        await opened.page.Locator($"[role=grid][aria-rowcount='{agents + 1}']").WaitForAsync(new() { Timeout = Patience });
        opened.WholeList = Stopwatch.GetElapsedTime(start);
        return opened;
    }

    /// <summary>What the page costs for so long.</summary>
    public async Task<PageCost> WatchAsync(TimeSpan span)
    {
        var system = await browser.NewBrowserCDPSessionAsync();
        var pushesBefore = Volatile.Read(ref pushes);
        var before = await RendererSecondsAsync(system);
        var start = Stopwatch.GetTimestamp();

        await Task.Delay(span);

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var cost = new PageCost((await RendererSecondsAsync(system) - before) / seconds, (Volatile.Read(ref pushes) - pushesBefore) / seconds);
        await system.DetachAsync();
        return cost;
    }

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();

    /// <summary>All threads of the pages' processes: there is this one page.</summary>
    private static async Task<double> RendererSecondsAsync(ICDPSession system)
    {
        var processes = (await system.SendAsync("SystemInfo.getProcessInfo"))!.Value.GetProperty("processInfo");
        return processes.EnumerateArray().Where(p => p.GetProperty("type").GetString() == "renderer").Sum(p => p.GetProperty("cpuTime").GetDouble());
    }

    private void Count(IWebSocketFrame frame)
    {
        if (frame.Text?.Contains("\"target\":\"agents\"", StringComparison.Ordinal) == true)
        {
            Interlocked.Increment(ref pushes);
        }
    }
}

/// <param name="Processor">Of one processor: 0.1 is a tenth.</param>
/// <param name="PushesPerSecond">Of changes of the list.</param>
internal readonly record struct PageCost(double Processor, double PushesPerSecond);
