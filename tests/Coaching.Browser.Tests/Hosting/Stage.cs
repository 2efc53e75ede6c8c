[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Coaching.Browser.Tests.Hosting;

/// <summary>A host and a browser for the tests of one class. Each test has a directory and browser contexts of its own.</summary>
public class Stage : IAsyncLifetime
{
    /// <summary>How long an expectation waits. Long, because a machine that is busy with other tests is no fault.</summary>
    internal const float Patience = 15_000;

    private HostProcess host = null!;
    private IPlaywright playwright = null!;
    private int centres;

    internal HostProcess Host => host;

    /// <summary>Where pages and programs find the product.</summary>
    internal virtual Uri Address => host.Address;

    internal IBrowser Browser { get; private set; } = null!;

    internal Api Api { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        SetDefaultExpectTimeout(Patience);

        var opening = OpenAsync();
        playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(playwright);
        await opening;
        Api = new Api(Address);
    }

    public async Task DisposeAsync()
    {
        Api?.Dispose();

        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        playwright?.Dispose();

        await CloseAsync();
    }

    protected virtual async Task OpenAsync() => host = await HostProcess.StartAsync();

    protected virtual async Task CloseAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>Replaces the directory by one whose agents no other test has met.</summary>
    internal async Task<Centre> OpenCentreAsync()
    {
        var centre = new Centre($"c{Interlocked.Increment(ref centres)}");
        await Api.PutAsync("directory", centre.Document());
        return centre;
    }
}
