using Coaching.Browser.Tests.Hosting;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Coaching.Browser.Tests;

/// <summary>Every state of both pages, in both themes, wide and narrow: nothing that axe calls serious or critical, and nothing to scroll sideways.</summary>
public sealed class AccessibilitySpecs(Stage stage) : BrowserSpecs(stage)
{
    private static readonly ViewportSize Wide = new() { Width = 1440, Height = 900 };
    private static readonly ViewportSize Narrow = new() { Width = 360, Height = 740 };

    public static TheoryData<ColorScheme, bool> Looks => new()
    {
        { ColorScheme.Light, false }, { ColorScheme.Dark, false }, { ColorScheme.Light, true }, { ColorScheme.Dark, true },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Should_have_no_serious_fault_on_the_coaching_page(ColorScheme scheme, bool narrow)
    {
        await LogInAsync(Centre.Benjamin, "onInteraction");
        await LogInAsync(Centre.Carmen, "onBreak", "lunch");
        await LogInAsync(Centre.Daniel, "wrapUp");
        await Api.SendAsync("Please keep calls below six minutes today.", "urgent", Centre.Aisha, Centre.Benjamin);
        await Api.SendAsync("Thanks for the great week!", "important", Centre.Carmen);
        var admin = await AdminAsync(context: await NewContextAsync(narrow ? Narrow : Wide, scheme));
        await Expect(admin.Row("Benjamin Bennett")).ToContainTextAsync("On interaction");
        await Look(admin.Page, $"coaching-{scheme}-{narrow}-1-list");

        await admin.ChooseAsync("Team", "North");
        await admin.ChooseAsync("Campaign", "Spring renewals");
        await admin.ExpectAgentsAsync(Centre.Aisha, Centre.Benjamin);
        await admin.Agents.GetByText("Aisha Okafor").ClickAsync();
        await Look(admin.Page, $"coaching-{scheme}-{narrow}-2-filter");

        await PaneAsync(admin, narrow, "Message");
        await admin.Message.FillAsync("Could you look at the new script before your next call?\nIt is in the knowledge base.");
        await Look(admin.Page, $"coaching-{scheme}-{narrow}-3-message");

        await admin.SendToGroup.ClickAsync();
        await Expect(admin.Dialog).ToContainTextAsync("2 agents");
        await Look(admin.Page, $"coaching-{scheme}-{narrow}-4-confirm");
        await admin.Ok.ClickAsync();
        await Expect(admin.Panel).ToContainTextAsync("Sent to 2 agents");

        await PaneAsync(admin, narrow, "Sent");
        await admin.Card("Could you look").First.GetByRole(AriaRole.Button, new() { Name = "Details" }).ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Dialog, new() { Name = "Deliveries" }).GetByText("Benjamin Bennett")).ToBeVisibleAsync();
        await Look(admin.Page, $"coaching-{scheme}-{narrow}-5-deliveries");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Should_have_no_serious_fault_on_the_agent_page(ColorScheme scheme, bool narrow)
    {
        var aisha = await AgentAsync(Centre.Aisha, await NewContextAsync(narrow ? Narrow : Wide, scheme));
        await aisha.ExpectPersonAsync();
        await Look(aisha.Page, $"agent-{scheme}-{narrow}-1-quiet");

        await Api.SendAsync("A customer of yours called back: please ring them before five.", Centre.Aisha);
        await Api.SendAsync("The system will be slow at noon.", "important", Centre.Aisha);
        await Api.SendAsync("Fire alarm: leave the building now.", "urgent", Centre.Aisha);
        await Expect(aisha.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(3);
        // Pointed at, toasts stay as long as the look takes.
        await aisha.UrgentToast("Fire alarm").HoverAsync();
        await Look(aisha.Page, $"agent-{scheme}-{narrow}-2-toasts");

        await aisha.UrgentToast("Fire alarm").GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await Expect(aisha.Dialog).ToBeVisibleAsync();
        await Look(aisha.Page, $"agent-{scheme}-{narrow}-3-dialog");

        await aisha.Icon.ClickAsync();
        await Expect(aisha.Menu).ToBeVisibleAsync();
        await Look(aisha.Page, $"agent-{scheme}-{narrow}-4-menu");
    }

    private static async Task PaneAsync(CoachingPage admin, bool narrow, string name)
    {
        if (narrow)
        {
            await admin.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
        }
    }

    private static async Task Look(IPage page, string name)
    {
        await Pictures.TakeAsync(page, name);

        var sideways = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(sideways <= 0, $"{name} is {sideways} pixels too wide.");

        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Where(IsSerious).SelectMany(violation => violation.Nodes.Select(node => $"{name}: {violation.Id}: {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}")));
    }

    private static bool IsSerious(AxeResultItem item) => item.Impact is "serious" or "critical";
}
