using Coaching.Browser.Tests.Hosting;

namespace Coaching.Browser.Tests;

/// <summary>A host of its own: its clock is moved.</summary>
public sealed class DayEndSpecs(Stage stage) : BrowserSpecs(stage)
{
    [Fact]
    public async Task S12_history_lasts_the_business_day_and_is_gone_the_next()
    {
        var aisha = await AgentAsync(Centre.Aisha);
        await Api.SendAsync("Before the day ends", Centre.Aisha);
        await Expect(aisha.Toast("Before the day ends")).ToBeVisibleAsync();
        await aisha.OpenMessagesAsync();
        await aisha.Entry("Before the day ends").GetByRole(AriaRole.Button).First.ClickAsync();
        await aisha.Page.ReloadAsync();
        await aisha.OpenMessagesAsync();
        await Expect(aisha.Dialog).ToContainTextAsync("Before the day ends");
        await Api.SendAsync("Never read", Centre.Aisha, Centre.Benjamin);
        await aisha.ExpectBellAsync(1);

        await Api.MoveClockAsync(DateTimeOffset.UtcNow.AddHours(25));

        await Expect(aisha.Dialog).ToContainTextAsync("No messages today");
        await aisha.ExpectPersonAsync();
        await Expect(aisha.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(0);

        // The next day's messages are the only ones, on an open page and on a new one.
        await Api.SendAsync("Good morning", Centre.Aisha, Centre.Benjamin);
        await Expect(aisha.Dialog.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await Expect(aisha.Dialog).ToContainTextAsync("Good morning");
        var benjamin = await AgentAsync(Centre.Benjamin);
        await Expect(benjamin.Toast("1 unread message")).ToBeVisibleAsync();
        await benjamin.OpenMessagesAsync();
        await Expect(benjamin.Dialog.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
    }
}
