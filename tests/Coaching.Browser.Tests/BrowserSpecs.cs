using Coaching.Browser.Tests.Hosting;

namespace Coaching.Browser.Tests;

/// <summary>
/// A test with people at their pages: each in a browser context of its own, as on machines of their own. Whatever a test is about, it fails when a page throws,
/// breaks its own content security policy or asks another host for anything.
/// </summary>
public abstract class BrowserSpecs<TStage>(TStage stage) : IClassFixture<TStage>, IAsyncLifetime
    where TStage : Stage
{
    private readonly List<IBrowserContext> contexts = [];
    private readonly List<Presence> presences = [];
    private readonly List<string> faults = [];

    internal TStage Stage => stage;

    internal Api Api => stage.Api;

    internal Centre Centre { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Centre = await stage.OpenCentreAsync();

    public virtual async Task DisposeAsync()
    {
        foreach (var context in contexts)
        {
            await context.CloseAsync();
        }

        foreach (var presence in presences)
        {
            await presence.DisposeAsync();
        }

        lock (faults)
        {
            Assert.Empty(faults);
        }
    }

    internal async Task<IBrowserContext> NewContextAsync(ViewportSize? size = null, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await stage.Browser.NewContextAsync(new()
        {
            BaseURL = stage.Address.ToString(),
            ViewportSize = size ?? new() { Width = 1440, Height = 900 },
            ColorScheme = scheme,
            Locale = "en-GB",
        });
        contexts.Add(context);
        context.Page += (_, page) => Watch(page);
        return context;
    }

    internal async Task<CoachingPage> AdminAsync(string user = "ada", string query = "&role=admin&name=Ada%20Lane", IBrowserContext? context = null)
    {
        var page = await (context ?? await NewContextAsync()).NewPageAsync();
        await page.GotoAsync($"/coaching?as={user}{query}");
        await Expect(page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        return new(page);
    }

    internal async Task<AgentPage> AgentAsync(Agent agent, IBrowserContext? context = null)
    {
        var page = await (context ?? await NewContextAsync()).NewPageAsync();
        await page.GotoAsync($"/agent?as={agent.Id}");
        await Expect(page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        var opened = new AgentPage(page);
        // Until the first inbox is there.
        await Expect(opened.Icon).Not.ToContainTextAsync("Logged out");
        return opened;
    }

    /// <summary>Logs an agent in whose page is of no interest.</summary>
    internal async Task LogInAsync(Agent agent, string status, string? reason = null) =>
        presences.Add(await Presence.LogInAsync(stage.Address, await Api.TokenAsync(agent.Id, "agent"), status, reason));

    private void Watch(IPage page)
    {
        page.PageError += (_, error) => Note($"{page.Url} threw {error}");
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase) || message.Text.StartsWith("Left out", StringComparison.Ordinal))
            {
                Note($"{page.Url} said {message.Text}");
            }
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } target && !MayAsk(target))
            {
                Note($"{page.Url} asked {request.Url}");
            }
        };
    }

    /// <summary>Whether a page may load from there.</summary>
    protected virtual bool MayAsk(Uri target) => target.Authority == stage.Address.Authority;

    private void Note(string fault)
    {
        lock (faults)
        {
            faults.Add(fault);
        }
    }
}

/// <summary>On one host.</summary>
public abstract class BrowserSpecs(Stage stage) : BrowserSpecs<Stage>(stage);
