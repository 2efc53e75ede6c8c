using Coaching.Browser.Tests.Hosting;

namespace Coaching.Browser.Tests;

/// <summary>One agent with several tabs of one browser: one toast, one count, and no tab that is hidden claims that something was seen.</summary>
public sealed class TabsSpecs(Stage stage) : BrowserSpecs(stage)
{
    [Fact]
    public async Task Should_show_one_toast_in_two_tabs_and_share_what_is_unread()
    {
        var context = await NewContextAsync();
        var first = await AgentAsync(Centre.Aisha, context);
        var second = await AgentAsync(Centre.Aisha, context);
        await second.ExpectPersonAsync();

        await Api.SendAsync("Once, please", "urgent", Centre.Aisha);

        await first.ExpectBellAsync(1);
        await second.ExpectBellAsync(1);
        // The one used last shows it; what the other would show, it would have shown with its bell.
        await Expect(second.UrgentToast("Once, please")).ToBeVisibleAsync();
        await Expect(first.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(0);
        var (showing, other) = (second, first);
        await other.OpenMessagesAsync();
        await other.Entry("Once, please").GetByRole(AriaRole.Button).First.ClickAsync();

        await Expect(showing.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(0);
        await first.ExpectPersonAsync();
        await second.ExpectPersonAsync();
    }

    [Fact]
    public async Task Should_not_count_as_seen_what_came_to_a_hidden_page()
    {
        var admin = await AdminAsync();
        var aisha = await AgentAsync(Centre.Aisha);
        await HideAsync(aisha, true);

        await admin.SendAsync("Behind other windows", Centre.Aisha);
        await aisha.ExpectBellAsync(1);
        await Expect(admin.Stage("Behind other windows", "Delivered")).ToHaveTextAsync("1");
        await Expect(aisha.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(0);
        await Expect(admin.Stage("Behind other windows", "Seen")).ToHaveTextAsync("0");

        await HideAsync(aisha, false);
        await Expect(aisha.Toast("1 unread message")).ToBeVisibleAsync();
        await Expect(admin.Stage("Behind other windows", "Seen")).ToHaveTextAsync("0");
    }

    [Fact]
    public async Task Should_show_the_toast_in_the_visible_one_of_two_tabs()
    {
        var context = await NewContextAsync();
        var hidden = await AgentAsync(Centre.Aisha, context);
        var visible = await AgentAsync(Centre.Aisha, context);
        await HideAsync(hidden, true);

        await Api.SendAsync("Over here", "urgent", Centre.Aisha);

        await Expect(visible.UrgentToast("Over here")).ToBeVisibleAsync();
        await hidden.ExpectBellAsync(1);
        await Expect(hidden.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Should_leave_the_toasts_to_the_tab_that_stays()
    {
        var context = await NewContextAsync();
        var first = await AgentAsync(Centre.Aisha, context);
        var second = await AgentAsync(Centre.Aisha, context);
        await second.Page.CloseAsync();

        await Api.SendAsync("Still here", Centre.Aisha);

        await Expect(first.Toast("Still here").Or(first.Toast("1 unread message"))).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Should_not_tell_again_after_a_reload()
    {
        var aisha = await AgentAsync(Centre.Aisha);
        await Api.SendAsync("Told already", Centre.Aisha);
        await Expect(aisha.Toast("Told already")).ToBeVisibleAsync();

        await aisha.Page.ReloadAsync();
        await aisha.ExpectBellAsync(1);
        await Api.SendAsync("News", Centre.Aisha);

        // The news would have come after a toast for the first one.
        await Expect(aisha.Toast("News")).ToBeVisibleAsync();
        await Expect(aisha.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(1);
    }

    /// <summary>As when another window covers the page: a headless browser takes every page for visible.</summary>
    private static async Task HideAsync(AgentPage agent, bool hidden) => await agent.Page.EvaluateAsync(
        """
        (hidden) => {
          Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """,
        hidden);
}
