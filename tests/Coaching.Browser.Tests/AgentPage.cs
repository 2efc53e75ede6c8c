namespace Coaching.Browser.Tests;

/// <summary>An agent's page by what assistive technology sees, as the contract names it.</summary>
internal sealed class AgentPage(IPage page)
{
    public IPage Page => page;

    public ILocator Icon => page.Locator("button[data-icon]");

    public ILocator Menu => page.GetByRole(AriaRole.Menu);

    public ILocator ViewMessages => Menu.GetByRole(AriaRole.Menuitem, new() { Name = "View coach messages" });

    public ILocator Toasts => page.GetByRole(AriaRole.Status);

    public ILocator UrgentToasts => page.GetByRole(AriaRole.Alert);

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog, new() { Name = "Coach messages" });

    public ILocator Entry(string body) => Dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = body });

    public ILocator Notes => page.GetByLabel("Notes");

    public ILocator CallTime => page.GetByRole(AriaRole.Timer);

    public ILocator Status(string status) => page.GetByRole(AriaRole.Button, new() { Name = status, Exact = true });

    public ILocator Toast(string text) => Toasts.GetByRole(AriaRole.Article).Filter(new() { HasText = text });

    public ILocator UrgentToast(string text) => UrgentToasts.GetByRole(AriaRole.Article).Filter(new() { HasText = text });

    public Task ExpectBellAsync(int unread) => ExpectIconAsync("bell", $"({unread}) Agent desktop");

    public Task ExpectPersonAsync() => ExpectIconAsync("person", "Agent desktop");

    public async Task ChooseStatusAsync(string status)
    {
        await Icon.ClickAsync();
        await Menu.GetByText(status, new() { Exact = true }).ClickAsync();
        await Expect(Menu).ToBeHiddenAsync();
    }

    public async Task OpenMessagesAsync()
    {
        await Icon.ClickAsync();
        await ViewMessages.ClickAsync();
        await Expect(Dialog).ToBeVisibleAsync();
    }

    public async Task ExpectNoToastAsync(string text)
    {
        await Expect(Toasts.Filter(new() { HasText = text })).ToHaveCountAsync(0);
        await Expect(UrgentToasts.Filter(new() { HasText = text })).ToHaveCountAsync(0);
    }

    private async Task ExpectIconAsync(string icon, string title)
    {
        await Expect(Icon).ToHaveAttributeAsync("data-icon", icon);
        await Expect(page).ToHaveTitleAsync(title);
    }
}
