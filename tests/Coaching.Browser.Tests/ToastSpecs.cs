using Coaching.Browser.Tests.Hosting;

namespace Coaching.Browser.Tests;

/// <summary>Toasts have manners: they wait for who points at them, take nobody's focus and say what is true.</summary>
public sealed class ToastSpecs(Stage stage) : BrowserSpecs(stage)
{
    /// <summary>Somewhat more than a toast stays by itself.</summary>
    private const int Life = 9_000;

    [Fact]
    public async Task Should_go_by_itself_and_stay_unread()
    {
        var aisha = await ClockedAgentAsync();
        await Api.SendAsync("Goes by itself", Centre.Aisha);
        await Expect(aisha.Toast("Goes by itself")).ToBeVisibleAsync();

        await aisha.Page.Clock.RunForAsync(Life);

        await Expect(aisha.Toast("Goes by itself")).ToBeHiddenAsync();
        await aisha.ExpectBellAsync(1);
    }

    [Fact]
    public async Task Should_stay_while_pointed_at_or_focused()
    {
        var aisha = await ClockedAgentAsync();
        await Api.SendAsync("Wait for me", Centre.Aisha);
        var toast = aisha.Toast("Wait for me");

        await toast.HoverAsync();
        await aisha.Page.Clock.RunForAsync(Life);
        await Expect(toast).ToBeVisibleAsync();

        await toast.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).FocusAsync();
        await aisha.Page.Mouse.MoveAsync(10, 10);
        await aisha.Page.Clock.RunForAsync(Life);
        await Expect(toast).ToBeVisibleAsync();

        await aisha.Notes.FocusAsync();
        await aisha.Page.Clock.RunForAsync(Life);
        await Expect(toast).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Should_leave_the_focus_where_it_is()
    {
        var aisha = await AgentAsync(Centre.Aisha);
        await aisha.Notes.FocusAsync();

        await Api.SendAsync("Normal", Centre.Aisha);
        await Api.SendAsync("Very", "urgent", Centre.Aisha);
        await Expect(aisha.Toast("Normal")).ToBeVisibleAsync();
        await Expect(aisha.UrgentToast("Very")).ToBeVisibleAsync();
        await Expect(aisha.Notes).ToBeFocusedAsync();

        await aisha.Toast("Normal").GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Expect(aisha.Toast("Normal")).ToBeHiddenAsync();
        await Expect(aisha.Notes).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Should_not_take_dismissed_for_read()
    {
        var admin = await AdminAsync();
        var aisha = await AgentAsync(Centre.Aisha);
        await admin.SendAsync("Only dismissed", Centre.Aisha);
        await Expect(admin.Stage("Only dismissed", "Seen")).ToHaveTextAsync("1");

        await aisha.Toast("Only dismissed").GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();

        await Expect(aisha.Toast("Only dismissed")).ToBeHiddenAsync();
        await aisha.ExpectBellAsync(1);
        await aisha.OpenMessagesAsync();
        await Expect(aisha.Entry("Only dismissed")).ToContainTextAsync("Unread");
        await Expect(admin.Stage("Only dismissed", "Read")).ToHaveTextAsync("0");
    }

    [Fact]
    public async Task Should_keep_urgent_ones_until_acted_on()
    {
        var aisha = await ClockedAgentAsync();
        await Api.SendAsync("Leave the building", "urgent", Centre.Aisha);
        await Expect(aisha.UrgentToast("Leave the building")).ToBeVisibleAsync();

        await aisha.Page.Clock.RunForAsync(10 * Life);

        await Expect(aisha.UrgentToast("Leave the building")).ToBeVisibleAsync();
        await aisha.UrgentToast("Leave the building").GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await Expect(aisha.UrgentToast("Leave the building")).ToBeHiddenAsync();
        await Expect(aisha.Dialog).ToContainTextAsync("Leave the building");
    }

    [Fact]
    public async Task Should_have_nothing_left_of_what_expired()
    {
        var aisha = await ClockedAgentAsync();
        await Api.PostAsync(
            "messages",
            new { audience = new { agents = new[] { Centre.Aisha.Id } }, body = "Bay 4 until ten", priority = "urgent", expiresAt = DateTimeOffset.UtcNow.AddSeconds(20) });
        await Expect(aisha.UrgentToast("Bay 4 until ten")).ToBeVisibleAsync();
        await aisha.OpenMessagesAsync();
        await Expect(aisha.Entry("Bay 4 until ten")).ToBeVisibleAsync();

        await aisha.Page.Clock.RunForAsync(21_000);

        await Expect(aisha.UrgentToast("Bay 4 until ten")).ToBeHiddenAsync();
        await Expect(aisha.Entry("Bay 4 until ten")).ToHaveCountAsync(0);
        await aisha.ExpectPersonAsync();
    }

    [Fact]
    public async Task Should_show_three_at_once_and_tell_of_the_others()
    {
        var aisha = await ClockedAgentAsync();
        // Once a toast is there, the page knows that it is the only one. What comes before that may be told in one summary.
        await Api.SendAsync("Number 1", Centre.Aisha);
        await Expect(aisha.Toast("Number 1")).ToBeVisibleAsync();
        await aisha.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddSeconds(1));

        for (var i = 2; i <= 5; i++)
        {
            await Api.SendAsync($"Number {i}", Centre.Aisha);
            await aisha.ExpectBellAsync(i);
        }

        await Expect(aisha.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(3);
        await aisha.Page.GetByRole(AriaRole.Button, new() { Name = "+2 more" }).ClickAsync();
        await Expect(aisha.Dialog.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task Should_say_when_a_message_is_acknowledged()
    {
        var admin = await AdminAsync();
        var aisha = await AgentAsync(Centre.Aisha);
        await admin.Agents.GetByText("Aisha Okafor").ClickAsync();
        await admin.Message.FillAsync("Please confirm");
        await admin.Page.GetByText("Ask for acknowledgement").ClickAsync();
        await admin.SendToAgent.ClickAsync();
        await Expect(admin.Dialog).ToContainTextAsync("acknowledgement");
        await admin.Ok.ClickAsync();

        await aisha.Toast("Please confirm").GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await aisha.Dialog.GetByRole(AriaRole.Button, new() { Name = "Acknowledge", Exact = true }).ClickAsync();

        await Expect(aisha.Dialog.GetByText("Acknowledged", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(admin.Stage("Please confirm", "Acknowledged")).ToHaveTextAsync("1");
    }

    /// <summary>A page whose clock the test may turn forward, or stop.</summary>
    private async Task<AgentPage> ClockedAgentAsync()
    {
        var aisha = await AgentAsync(Centre.Aisha);
        await aisha.ExpectPersonAsync();
        await aisha.Page.Clock.InstallAsync();
        return aisha;
    }
}
