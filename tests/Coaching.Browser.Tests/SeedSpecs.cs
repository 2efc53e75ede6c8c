using Coaching.Browser.Tests.Hosting;

namespace Coaching.Browser.Tests;

/// <summary>What the customer was promised, in the customer's order.</summary>
public sealed class SeedSpecs(Stage stage) : BrowserSpecs(stage)
{
    [Fact]
    public async Task S1_list_shows_every_agent_with_team_and_live_status()
    {
        var admin = await AdminAsync();
        await admin.ExpectAgentsAsync([.. Centre.Agents]);
        await Expect(admin.Row("Aisha Okafor")).ToContainTextAsync("North");
        await Expect(admin.Row("Aisha Okafor")).ToContainTextAsync("Logged out");

        var aisha = await AgentAsync(Centre.Aisha);
        await Expect(admin.Row("Aisha Okafor")).ToContainTextAsync("Available");

        await aisha.ChooseStatusAsync("On break: Lunch");
        await Expect(admin.Row("Aisha Okafor")).ToContainTextAsync("On break: Lunch");
    }

    [Fact]
    public async Task S2_filter_narrows_by_campaign_list_team_and_queue()
    {
        var admin = await AdminAsync();

        await admin.ChooseAsync("Team", "North");
        await admin.ExpectAgentsAsync(Centre.Aisha, Centre.Benjamin, Centre.Carmen);

        await admin.ChooseAsync("Campaign", "Spring renewals");
        await admin.ExpectAgentsAsync(Centre.Aisha, Centre.Benjamin);
    }

    [Fact]
    public async Task S3_click_selects_one_agent_and_filter_selects_the_group()
    {
        var admin = await AdminAsync();

        await admin.Agents.GetByText("Daniel Brook").ClickAsync();
        await Expect(admin.Row("Daniel Brook")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(admin.Panel).ToContainTextAsync("Daniel Brook");

        await admin.Agents.GetByText("Eilidh Singh").ClickAsync();
        await Expect(admin.Agents.Locator("[aria-selected=true]")).ToHaveCountAsync(1);
        await Expect(admin.Panel).Not.ToContainTextAsync("Daniel Brook");

        await admin.ChooseAsync("Team", "South");
        await Expect(admin.Panel).ToContainTextAsync("3 agents");
    }

    [Fact]
    public async Task S4_message_goes_to_the_agent_selected_or_to_the_group()
    {
        var admin = await AdminAsync();
        await Expect(admin.SendToAgent).ToBeDisabledAsync();
        await Expect(admin.SendToGroup).ToBeDisabledAsync();

        await admin.Message.FillAsync("Team meeting at four");
        await Expect(admin.SendToAgent).ToBeDisabledAsync();
        await Expect(admin.SendToGroup).ToBeEnabledAsync();

        await admin.Agents.GetByText("Carmen Reyes").ClickAsync();
        await Expect(admin.SendToAgent).ToBeEnabledAsync();
    }

    [Fact]
    public async Task S5_dialog_names_the_one_agent_and_OK_sends()
    {
        var admin = await AdminAsync();
        var aisha = await AgentAsync(Centre.Aisha);

        await admin.Agents.GetByText("Aisha Okafor").ClickAsync();
        await admin.Message.FillAsync("Well done on that call");
        await admin.SendToAgent.ClickAsync();

        await Expect(admin.Dialog).ToContainTextAsync("Aisha Okafor");
        await Expect(admin.Dialog).ToContainTextAsync("Well done on that call");
        await admin.Ok.ClickAsync();

        await Expect(aisha.Toast("Well done on that call")).ToBeVisibleAsync();
        await Expect(admin.Message).ToHaveValueAsync("");
    }

    [Fact]
    public async Task S5_dialog_tells_the_number_of_agents_and_so_many_get_it()
    {
        var admin = await AdminAsync();
        var aisha = await AgentAsync(Centre.Aisha);
        var daniel = await AgentAsync(Centre.Daniel);
        await admin.ChooseAsync("Campaign", "Spring renewals");
        await admin.ExpectAgentsAsync(Centre.Aisha, Centre.Benjamin, Centre.Daniel);
        await admin.Message.FillAsync("New script from today");
        await admin.SendToGroup.ClickAsync();

        await Expect(admin.Dialog.GetByText("3 agents", new() { Exact = true })).ToBeVisibleAsync();
        var answer = await admin.Page.RunAndWaitForResponseAsync(() => admin.Ok.ClickAsync(), response => response.Url.EndsWith("/api/v1/messages", StringComparison.Ordinal));

        Assert.Equal(202, answer.Status);
        Assert.Equal(3, (await answer.JsonAsync())!.Value.GetProperty("recipients").GetInt32());
        await Expect(aisha.Toast("New script from today")).ToBeVisibleAsync();
        await Expect(daniel.Toast("New script from today")).ToBeVisibleAsync();
        await Expect(admin.Stage("New script from today", "Targeted")).ToHaveTextAsync("3");
    }

    [Fact]
    public async Task S5_cancel_changes_nothing()
    {
        var admin = await AdminAsync();
        var aisha = await AgentAsync(Centre.Aisha);
        await admin.Agents.GetByText("Aisha Okafor").ClickAsync();
        await admin.Message.FillAsync("Not this one");
        await admin.SendToAgent.ClickAsync();
        await Expect(admin.Dialog).ToBeVisibleAsync();

        await admin.Cancel.ClickAsync();

        await Expect(admin.Dialog).ToBeHiddenAsync();
        await Expect(admin.Message).ToHaveValueAsync("Not this one");
        await Expect(admin.Row("Aisha Okafor")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(admin.Card("Not this one")).ToHaveCountAsync(0);
        Assert.DoesNotContain("Not this one", await Api.SentTextsAsync());

        // What is sent afterwards comes alone.
        await admin.SendAsync("This one", Centre.Aisha);
        await Expect(aisha.Toast("This one")).ToBeVisibleAsync();
        await aisha.ExpectBellAsync(1);
    }

    [Fact]
    public async Task S6_agents_have_nowhere_to_write()
    {
        var context = await NewContextAsync();
        var frames = new List<string>();
        context.Page += (_, page) => page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => frames.Add(frame.Text ?? "");
        var aisha = await AgentAsync(Centre.Aisha, context);
        await Api.SendAsync("Please read", "urgent", Centre.Aisha);
        await Expect(aisha.UrgentToast("Please read")).ToBeVisibleAsync();
        await aisha.OpenMessagesAsync();
        await aisha.Entry("Please read").GetByRole(AriaRole.Button).First.ClickAsync();

        // All of the agent part is in the element; the contact form around it stands for the centre's own desktop.
        var element = aisha.Page.Locator("coach-messages");
        await Expect(element.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        await Expect(element.Locator("input, textarea, [contenteditable]")).ToHaveCountAsync(0);

        await aisha.Notes.FillAsync("private-to-the-desktop");
        await aisha.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await aisha.ChooseStatusAsync("Wrap-up");
        await Expect(aisha.Status("Wrap-up")).ToBeVisibleAsync();
        Assert.DoesNotContain(frames, frame => frame.Contains("private-to-the-desktop", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Available")]
    [InlineData("On interaction")]
    [InlineData("Wrap-up")]
    [InlineData("On break: Lunch")]
    [InlineData("Logged out")]
    public async Task S7_messages_can_be_read_in_any_status(string status)
    {
        await Api.SendAsync("Kept for you", Centre.Aisha);
        var aisha = await AgentAsync(Centre.Aisha);
        await aisha.ChooseStatusAsync(status);
        await Expect(aisha.Status(status)).ToBeVisibleAsync();

        await aisha.OpenMessagesAsync();

        await Expect(aisha.Dialog).ToContainTextAsync("Kept for you");
        await aisha.Entry("Kept for you").GetByRole(AriaRole.Button).First.ClickAsync();
        await aisha.ExpectPersonAsync();
    }

    [Theory]
    [InlineData("Available")]
    [InlineData("On interaction")]
    [InlineData("Wrap-up")]
    public async Task S8_toast_comes_bottom_right_in_every_working_status(string status)
    {
        var aisha = await AgentAsync(Centre.Aisha);
        await aisha.ChooseStatusAsync(status);

        await Api.SendAsync($"While {status}", Centre.Aisha);

        await Expect(aisha.Toast($"While {status}")).ToBeVisibleAsync();
        var box = (await aisha.Toast($"While {status}").BoundingBoxAsync())!;
        Assert.InRange(box.X + box.Width, 1440 - 48, 1440);
        Assert.InRange(box.Y + box.Height, 900 - 48, 900);
        Assert.True(box.X > 1440 / 2 && box.Y > 900 / 2, "The toast is not in the corner.");
    }

    [Fact]
    public async Task S9_bell_count_and_title_tell_of_what_is_unread()
    {
        var aisha = await AgentAsync(Centre.Aisha);
        await aisha.ExpectPersonAsync();

        await Api.SendAsync("First", Centre.Aisha);
        await Api.SendAsync("Second", Centre.Aisha);

        await aisha.ExpectBellAsync(2);
        await aisha.Icon.ClickAsync();
        await Expect(aisha.ViewMessages).ToContainTextAsync("2");
        await aisha.ViewMessages.ClickAsync();
        await aisha.Entry("First").GetByRole(AriaRole.Button).First.ClickAsync();
        await aisha.ExpectBellAsync(1);
        await aisha.Entry("Second").GetByRole(AriaRole.Button).First.ClickAsync();
        await aisha.ExpectPersonAsync();
    }

    [Fact]
    public async Task S10_what_came_while_logged_out_is_told_by_one_summary()
    {
        for (var i = 1; i <= 5; i++)
        {
            await Api.SendAsync($"Missed {i}", Centre.Aisha);
        }

        var aisha = await AgentAsync(Centre.Aisha);

        await Expect(aisha.Toasts.GetByRole(AriaRole.Article)).ToHaveCountAsync(1);
        await Expect(aisha.Toast("5 unread messages")).ToBeVisibleAsync();
        await aisha.ExpectBellAsync(5);
        await aisha.OpenMessagesAsync();
        await Expect(aisha.Dialog.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(5);
        await Expect(aisha.Dialog.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Missed 5");
    }

    [Fact]
    public async Task S10_what_came_during_a_break_is_told_by_one_summary_when_it_ends()
    {
        var aisha = await AgentAsync(Centre.Aisha);
        await aisha.ChooseStatusAsync("On break: Lunch");

        await Api.SendAsync("During lunch, one", Centre.Aisha);
        await Api.SendAsync("During lunch, two", "urgent", Centre.Aisha);
        await aisha.ExpectBellAsync(2);
        await Expect(aisha.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(0);

        await aisha.ChooseStatusAsync("Available");
        await Expect(aisha.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(1);
        await Expect(aisha.Page.GetByRole(AriaRole.Article)).ToContainTextAsync("2 unread messages");
    }

    [Fact]
    public async Task S11_toast_and_dialog_leave_call_form_and_focus_alone()
    {
        var aisha = await AgentAsync(Centre.Aisha);
        await aisha.ChooseStatusAsync("On interaction");
        await aisha.Page.GetByRole(AriaRole.Button, new() { Name = "Start call" }).ClickAsync();
        await Expect(aisha.CallTime).Not.ToHaveTextAsync("00:00");
        await aisha.Notes.ClickAsync();
        await aisha.Page.Keyboard.TypeAsync("The customer ");

        await Api.SendAsync("Offer the upgrade", Centre.Aisha);
        await Expect(aisha.Toast("Offer the upgrade")).ToBeVisibleAsync();
        await aisha.Page.Keyboard.TypeAsync("asks ");
        await aisha.Toast("Offer the upgrade").GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await Expect(aisha.Dialog).ToBeVisibleAsync();
        await aisha.Page.Keyboard.TypeAsync("about ");
        await Expect(aisha.Dialog).Not.ToHaveAttributeAsync("aria-modal", "true");
        var before = await aisha.CallTime.TextContentAsync();
        await Expect(aisha.CallTime).Not.ToHaveTextAsync(before!);
        await aisha.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(aisha.Dialog).ToBeHiddenAsync();
        await aisha.Notes.ClickAsync();
        await aisha.Page.Keyboard.TypeAsync("prices");

        await Expect(aisha.Notes).ToBeFocusedAsync();
        await Expect(aisha.Notes).ToHaveValueAsync("The customer asks about prices");
        await Expect(aisha.Status("On interaction")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_whole_story_with_four_agents_at_once()
    {
        var admin = await AdminAsync();
        var available = await AgentAsync(Centre.Aisha);
        var talking = await AgentAsync(Centre.Benjamin);
        var resting = await AgentAsync(Centre.Carmen);
        await talking.ChooseStatusAsync("On interaction");
        await talking.Page.GetByRole(AriaRole.Button, new() { Name = "Start call" }).ClickAsync();
        await talking.Notes.FillAsync("Half a sent");
        await resting.ChooseStatusAsync("On break: Lunch");
        await Expect(admin.Row("Carmen Reyes")).ToContainTextAsync("On break");

        await admin.Message.FillAsync("Fire drill at three");
        await admin.SendToGroup.ClickAsync();
        await Expect(admin.Dialog.GetByText("6 agents", new() { Exact = true })).ToBeVisibleAsync();
        await admin.Ok.ClickAsync();

        await Expect(available.Toast("Fire drill at three")).ToBeVisibleAsync();
        await Expect(talking.Toast("Fire drill at three")).ToBeVisibleAsync();
        await Expect(talking.Notes).ToBeFocusedAsync();
        await Expect(talking.Notes).ToHaveValueAsync("Half a sent");
        await resting.ExpectBellAsync(1);
        await Expect(resting.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(0);

        var late = await AgentAsync(Centre.Daniel);
        await Expect(late.Toast("1 unread message")).ToBeVisibleAsync();
        await resting.ChooseStatusAsync("Available");
        await Expect(resting.Toast("1 unread message")).ToBeVisibleAsync();
    }
}
