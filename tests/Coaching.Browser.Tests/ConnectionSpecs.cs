using Coaching.Browser.Tests.Hosting;

namespace Coaching.Browser.Tests;

/// <summary>A host of its own: it is killed.</summary>
public sealed class ConnectionSpecs(Stage stage) : BrowserSpecs(stage)
{
    [Fact]
    public async Task Should_come_back_by_itself_and_miss_and_repeat_nothing()
    {
        var admin = await AdminAsync();
        var aisha = await AgentAsync(Centre.Aisha);
        await aisha.ChooseStatusAsync("Wrap-up");
        await admin.SendAsync("Before", Centre.Aisha);
        await Expect(aisha.Toast("Before")).ToBeVisibleAsync();
        await Expect(admin.Row("Aisha Okafor")).ToContainTextAsync("Wrap-up");

        await Stage.Host.KillAsync();
        await Expect(aisha.Page.GetByText("Reconnecting…")).ToBeVisibleAsync();
        await Expect(admin.Page.GetByText("Reconnecting…")).ToBeVisibleAsync();

        await Stage.Host.StartAgainAsync();
        await Api.SendAsync("Meanwhile", Centre.Aisha);

        await Expect(aisha.Page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 45_000 });
        await Expect(admin.Page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 45_000 });
        await aisha.ExpectBellAsync(2);
        await Expect(aisha.Status("Wrap-up")).ToBeVisibleAsync();
        await Expect(admin.Row("Aisha Okafor")).ToContainTextAsync("Wrap-up");
        await Expect(admin.Agents.GetByRole(AriaRole.Row)).ToHaveCountAsync(Centre.Agents.Count + 1);

        await admin.SendAsync("After", Centre.Aisha);
        await Expect(aisha.Toast("After")).ToBeVisibleAsync();
        await aisha.OpenMessagesAsync();
        await Expect(aisha.Dialog.GetByRole(AriaRole.Listitem)).ToContainTextAsync(["After", "Meanwhile", "Before"]);

        foreach (var body in new[] { "Before", "Meanwhile", "After" })
        {
            await Expect(admin.Card(body)).ToHaveCountAsync(1);
        }
    }

    [Fact]
    public async Task Should_send_once_what_was_confirmed_while_the_host_was_away()
    {
        var admin = await AdminAsync();
        await admin.Agents.GetByText("Benjamin Bennett").ClickAsync();
        await admin.Message.FillAsync("Patience");
        await admin.SendToAgent.ClickAsync();
        await Stage.Host.KillAsync();

        await admin.Ok.ClickAsync();
        await Expect(admin.Dialog).ToContainTextAsync("trying again");
        await Expect(admin.Dialog).ToContainTextAsync("Nothing is sent twice");
        await Pictures.TakeAsync(admin.Page, "trying-again");
        await Stage.Host.StartAgainAsync();

        await Expect(admin.Dialog).ToBeHiddenAsync(new() { Timeout = 45_000 });
        await Expect(admin.Card("Patience")).ToHaveCountAsync(1, new() { Timeout = 45_000 });
        Assert.Single(await Api.SentTextsAsync(), "Patience");
    }
}
