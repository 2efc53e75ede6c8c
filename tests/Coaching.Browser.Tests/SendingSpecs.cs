using Coaching.Browser.Tests.Hosting;

namespace Coaching.Browser.Tests;

/// <summary>What can happen between Send and sent.</summary>
public sealed class SendingSpecs(Stage stage) : BrowserSpecs(stage)
{
    [Fact]
    public async Task Should_work_by_keyboard_alone()
    {
        var admin = await AdminAsync();
        var aisha = await AgentAsync(Centre.Aisha);
        var keyboard = admin.Page.Keyboard;
        await admin.ExpectAgentsAsync([.. Centre.Agents]);

        await TabToAsync(admin, admin.Filter);
        await keyboard.PressAsync("Enter");
        await TabToAsync(admin, admin.Page.GetByRole(AriaRole.Listbox, new() { Name = "Team" }));
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("ArrowUp");
        await keyboard.PressAsync("Space");
        await admin.ExpectAgentsAsync(Centre.Aisha, Centre.Benjamin, Centre.Carmen);

        await TabToAsync(admin, admin.Agents);
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("Home");
        await keyboard.PressAsync("Enter");
        await Expect(admin.Row("Aisha Okafor")).ToHaveAttributeAsync("aria-selected", "true");

        await TabToAsync(admin, admin.Message);
        await keyboard.TypeAsync("No mouse needed");
        await TabToAsync(admin, admin.SendToAgent);
        await keyboard.PressAsync("Enter");
        await Expect(admin.Ok).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await Expect(admin.Dialog).ToBeHiddenAsync();
        await Expect(admin.SendToAgent).ToBeFocusedAsync();

        await keyboard.PressAsync("Space");
        await Expect(admin.Ok).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Expect(admin.Card("No mouse needed")).ToBeVisibleAsync();
        await Expect(admin.Message).ToBeFocusedAsync();

        await Expect(aisha.Toast("No mouse needed")).ToBeVisibleAsync();
        await TabToAsync(aisha, aisha.Icon);
        await aisha.Page.Keyboard.PressAsync("Enter");
        await Expect(aisha.ViewMessages).ToBeFocusedAsync();
        await aisha.Page.Keyboard.PressAsync("Enter");
        await Expect(aisha.Dialog).ToBeFocusedAsync();
        await TabToAsync(aisha, aisha.Entry("No mouse needed").GetByRole(AriaRole.Button));
        await aisha.Page.Keyboard.PressAsync("Enter");
        await aisha.ExpectPersonAsync();
        await aisha.Page.Keyboard.PressAsync("Escape");
        await Expect(aisha.Dialog).ToBeHiddenAsync();
        await Expect(aisha.Icon).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Should_describe_to_whom_each_button_sends()
    {
        const string Descriptions = "button => button.ariaDescribedByElements?.map(element => element.innerText).join()";
        var admin = await AdminAsync();
        await admin.Agents.GetByText("Aisha Okafor").ClickAsync();
        await admin.ChooseAsync("Team", "South");
        await admin.ExpectAgentsAsync(Centre.Daniel, Centre.Eilidh, Centre.Femi);

        Assert.StartsWith("Aisha Okafor", await admin.SendToAgent.EvaluateAsync<string>(Descriptions), StringComparison.Ordinal);
        Assert.StartsWith("3 agents", await admin.SendToGroup.EvaluateAsync<string>(Descriptions), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_do_nothing_on_a_click_on_a_disabled_button()
    {
        var admin = await AdminAsync();
        await admin.Agents.GetByText("Aisha Okafor").ClickAsync();
        await Expect(admin.SendToAgent).ToBeDisabledAsync();

        await admin.SendToAgent.ClickAsync(new() { Force = true });
        await admin.Panel.Locator("cm-icon").First.ClickAsync(new() { Force = true });

        await Expect(admin.Dialog).ToBeHiddenAsync();
        await admin.Message.FillAsync("Now it can be sent");
        await admin.SendToAgent.ClickAsync();
        await Expect(admin.Dialog).ToContainTextAsync("Now it can be sent");
    }

    [Fact]
    public async Task Should_ask_again_with_the_new_number_when_the_group_has_changed()
    {
        var admin = await AdminAsync();
        await admin.ChooseAsync("Team", "South");
        await admin.ExpectAgentsAsync(Centre.Daniel, Centre.Eilidh, Centre.Femi);
        await admin.Message.FillAsync("To the three of South");
        await admin.SendToGroup.ClickAsync();
        await Expect(admin.Dialog.GetByText("3 agents", new() { Exact = true })).ToBeVisibleAsync();
        await Api.DeleteAsync($"directory/agents/{Centre.Femi.Id}");
        // What this test is about is not how fast the list follows.
        await Expect(admin.Page.GetByText("2 agents", new() { Exact = true }).First).ToBeAttachedAsync();

        await admin.Ok.ClickAsync();
        await Expect(admin.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("now 2 agents");
        await Expect(admin.Dialog.GetByText("2 agents", new() { Exact = true })).ToBeVisibleAsync();
        Assert.DoesNotContain("To the three of South", await Api.SentTextsAsync());

        await admin.Ok.ClickAsync();
        await Expect(admin.Stage("To the three of South", "Targeted")).ToHaveTextAsync("2");
    }

    [Fact]
    public async Task Should_not_send_to_a_group_that_has_become_empty()
    {
        var admin = await AdminAsync();
        await admin.Search.FillAsync("Femi");
        await admin.ExpectAgentsAsync(Centre.Femi);
        await admin.Search.FillAsync("");
        await admin.ChooseAsync("Team", "North");
        await admin.ExpectAgentsAsync(Centre.Aisha, Centre.Benjamin, Centre.Carmen);
        await admin.Message.FillAsync("To nobody any more");
        await admin.SendToGroup.ClickAsync();
        await Expect(admin.Dialog).ToContainTextAsync("3 agents");

        foreach (var agent in new[] { Centre.Aisha, Centre.Benjamin, Centre.Carmen })
        {
            await Api.DeleteAsync($"directory/agents/{agent.Id}");
        }

        await admin.Ok.ClickAsync();
        await Expect(admin.Dialog).ToContainTextAsync("Nobody is in this group now");
        await Expect(admin.Ok).ToBeDisabledAsync();
        await admin.Cancel.ClickAsync();
        await Expect(admin.Message).ToHaveValueAsync("To nobody any more");
    }

    [Fact]
    public async Task Should_repeat_with_the_same_id_when_the_outcome_is_unknown()
    {
        var admin = await AdminAsync();
        var aisha = await AgentAsync(Centre.Aisha);
        var bodies = new List<string>();
        await admin.Page.RouteAsync("**/api/v1/messages", async route =>
        {
            bodies.Add(route.Request.PostData!);

            if (bodies.Count > 1)
            {
                await route.ContinueAsync();
                return;
            }

            // The worst case: it was accepted, and the answer was lost.
            await route.FetchAsync();
            await route.FulfillAsync(new() { Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } });
        });

        await admin.SendAsync("Exactly once", Centre.Aisha);

        Assert.Equal(2, bodies.Count);
        Assert.Equal(bodies[0], bodies[1]);
        await Expect(aisha.Toast("Exactly once")).ToHaveCountAsync(1);
        await aisha.OpenMessagesAsync();
        await Expect(aisha.Dialog.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        Assert.Single(await Api.SentTextsAsync(), "Exactly once");
    }

    [Fact]
    public async Task Should_say_why_a_message_cannot_be_sent()
    {
        var admin = await AdminAsync();
        await admin.Agents.GetByText("Aisha Okafor").ClickAsync();
        await admin.Message.FillAsync(new string('x', 501));
        await Expect(admin.Panel).ToContainTextAsync("501 of 500 characters");
        await Expect(admin.SendToAgent).ToBeDisabledAsync();

        await admin.Message.FillAsync("   \n  ");
        await Expect(admin.SendToAgent).ToBeDisabledAsync();

        await admin.Message.FillAsync("Too late");
        await Api.DeleteAsync($"directory/agents/{Centre.Aisha.Id}");
        await admin.SendToAgent.ClickAsync();
        await admin.Ok.ClickAsync();
        await Expect(admin.Panel).ToContainTextAsync("Not sent.");
        await Expect(admin.Message).ToHaveValueAsync("Too late");
    }

    private static Task TabToAsync(CoachingPage page, ILocator target) => TabToAsync(page.Page, target);

    private static Task TabToAsync(AgentPage page, ILocator target) => TabToAsync(page.Page, target);

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await page.Keyboard.PressAsync("Tab");

            if (await target.EvaluateAsync<bool>("element => element.matches(':focus')"))
            {
                return;
            }
        }

        Assert.Fail($"The Tab key does not lead to {target}.");
    }
}
