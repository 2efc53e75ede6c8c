using System.Text.RegularExpressions;
using Coaching.Browser.Tests.Hosting;

namespace Coaching.Browser.Tests;

/// <summary>
/// The README's pictures, of the running product with simulated agents. <c>docs/images/take.sh</c> writes them where they belong; otherwise they only show that
/// the demonstration is alive.
/// </summary>
public sealed partial class ReadmePictures : IAsyncLifetime
{
    private const int LargestFile = 250_000;

    private static readonly ViewportSize Size = new() { Width = 1280, Height = 800 };

    private HostProcess host = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    [Fact]
    public async Task Should_show_a_lively_centre()
    {
        var me = new Agent("agent-001", "Aisha Okafor", "team-north", [], []);
        var agent = new AgentPage(await OpenAsync("/agent?as=agent-001"));
        var admin = new CoachingPage(await OpenAsync("/coaching?as=ada&role=admin&name=Ada%20Lane"));
        await Expect(admin.Agents.GetByText("On interaction").Nth(3)).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(admin.Agents.GetByText("Available").Nth(1)).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await admin.ChooseAsync("Team", "North");
        await SendAsync(admin, "Great start, North. Lunch is on us today.");
        await admin.ChooseAsync("Campaign", "Spring renewals");
        await admin.Page.GetByText("Important").ClickAsync();
        await SendAsync(admin, "Please read the changed closing statement before your next call.");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).ClickAsync();
        await Expect(admin.Panel).ToContainTextAsync("200 agents");
        await SendAsync(admin, "The new renewal offer is live: 15 % for members of five years and more.");
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Start call" }).ClickAsync();
        await agent.ChooseStatusAsync("On interaction");
        await agent.OpenMessagesAsync();
        await agent.Entry("closing statement").GetByRole(AriaRole.Button).First.ClickAsync();
        await agent.Page.GetByLabel("Customer name").FillAsync("Tomás Herrera");
        await agent.Notes.FillAsync("Member since 2019, asks about the renewal price. Wants it in writing, and a call ba");

        await Expect(admin.Stage("renewal offer", "Read")).ToHaveTextAsync(AtLeastTen(), new() { Timeout = 60_000 });
        await Expect(admin.Stage("Great start", "Read")).Not.ToHaveTextAsync("0", new() { Timeout = 60_000 });
        await admin.ChooseAsync("Team", "North");
        // Until the list has answered the filter, its rows move under the pointer. The number is known before the rows are here.
        await Expect(admin.Agents).ToHaveAttributeAsync("aria-rowcount", "35");
        await admin.SendAsync("Your customer qualifies for the 15 %. You are doing great!", me);
        await Expect(agent.Toast("Your customer qualifies")).ToBeVisibleAsync();
        await agent.Notes.FocusAsync();
        await TakeAsync(agent.Page, "agent.png");

        await admin.Message.FillAsync("Well done on that call, Aisha.");
        await TakeAsync(admin.Page, "coaching.png");
    }

    public async Task InitializeAsync()
    {
        SetDefaultExpectTimeout(Stage.Patience);
        playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
        host = await HostProcess.StartAsync("--simulate", "--Directory:Demo=true");
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();

        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }

    private async Task<IPage> OpenAsync(string path)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = host.Address.ToString(), ViewportSize = Size, Locale = "en-GB", ColorScheme = ColorScheme.Light });
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await Expect(page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        return page;
    }

    private static async Task SendAsync(CoachingPage admin, string body)
    {
        await admin.Message.FillAsync(body);
        await admin.SendToGroup.ClickAsync();
        await admin.Ok.ClickAsync();
        await Expect(admin.Card(body)).ToBeVisibleAsync();
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        var folder = Environment.GetEnvironmentVariable("COACHING_PICTURES") is { Length: > 0 } chosen ? chosen : Path.GetTempPath();
        var picture = await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Initial });
        Assert.InRange(picture.Length, 1, LargestFile);
    }

    [GeneratedRegex(@"^\s*\d{2,}\s*$")]
    private static partial Regex AtLeastTen();
}
