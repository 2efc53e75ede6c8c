using System.Diagnostics;
using Coaching.Browser.Tests.Hosting;

namespace Coaching.Browser.Tests;

/// <summary>A large centre. The directory of this class is another one than in other tests.</summary>
public sealed class ScaleSpecs(Stage stage) : BrowserSpecs(stage)
{
    private const int Count = 10_000;

    /// <summary>Head, visible rows and those just outside.</summary>
    private const int MostRows = 80;

    [Fact]
    public async Task Should_show_ten_thousand_agents_a_window_at_a_time()
    {
        var agents = Enumerable.Range(1, Count).Select(i => new Agent($"big-{i:D5}", $"Agent {i:D5}", "north", ["spring"], [])).ToList();
        await Api.PutAsync("directory", Hosting.Centre.Document(agents));
        var page = await (await NewContextAsync()).NewPageAsync();
        var admin = new CoachingPage(page);
        var since = Stopwatch.StartNew();

        await page.GotoAsync("/coaching?as=ada&role=admin");
        await Expect(admin.Row("Agent 00001")).ToBeVisibleAsync();

        // Seconds on a machine that is busy with other tests; a few tenths on an idle one.
        Assert.InRange(since.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await Expect(page.GetByText("10,000 agents", new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(admin.Agents).ToHaveAttributeAsync("aria-rowcount", $"{Count + 1}");
        Assert.InRange(await admin.Agents.GetByRole(AriaRole.Row).CountAsync(), 10, MostRows);

        await admin.Agents.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(admin.Row("Agent 10000")).ToBeInViewportAsync();
        await Expect(admin.Agents).ToHaveAttributeAsync("aria-activedescendant", "agent-big-10000");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await Expect(admin.Panel).ToContainTextAsync("Agent 09999");
        Assert.InRange(await admin.Agents.GetByRole(AriaRole.Row).CountAsync(), 10, MostRows);

        await LogInAsync(agents[9_998], "onBreak", "lunch");
        await Expect(admin.Row("Agent 09999")).ToContainTextAsync("On break: Lunch");

        await admin.Search.FillAsync("05000");
        await Expect(admin.Row("Agent 05000")).ToBeVisibleAsync();
        await Expect(admin.Agents.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await admin.Search.FillAsync("");
        await admin.Message.FillAsync("To all of you");
        await admin.SendToGroup.ClickAsync();
        await Expect(admin.Dialog.GetByText("10,000 agents", new() { Exact = true })).ToBeVisibleAsync();
        await admin.Ok.ClickAsync();
        await Expect(admin.Stage("To all of you", "Targeted")).ToHaveTextAsync("10,000");
    }
}
