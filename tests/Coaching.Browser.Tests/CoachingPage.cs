using System.Text.RegularExpressions;
using Coaching.Browser.Tests.Hosting;

namespace Coaching.Browser.Tests;

/// <summary>The coaching page by what assistive technology sees, as the contract names it. Buttons are looked for loosely, as a stranger's tests would.</summary>
internal sealed class CoachingPage(IPage page)
{
    public IPage Page => page;

    public ILocator Agents => page.GetByRole(AriaRole.Grid, new() { Name = "Agents" });

    public ILocator Search => page.GetByRole(AriaRole.Searchbox, new() { Name = "Search agents" });

    public ILocator Filter => page.GetByRole(AriaRole.Button, new() { Name = "Filter" });

    public ILocator Panel => page.GetByRole(AriaRole.Region, new() { Name = "Message agents" });

    public ILocator Message => Panel.GetByRole(AriaRole.Textbox, new() { Name = "Message" });

    public ILocator SendToAgent => page.GetByRole(AriaRole.Button, new() { Name = "Send to agent" });

    public ILocator SendToGroup => page.GetByRole(AriaRole.Button, new() { Name = "Send to group" });

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog, new() { Name = "Confirm message" });

    public ILocator Ok => page.GetByRole(AriaRole.Button, new() { Name = "OK" });

    public ILocator Cancel => page.GetByRole(AriaRole.Button, new() { Name = "Cancel" });

    public ILocator Sent => page.GetByRole(AriaRole.Region, new() { Name = "Sent messages" });

    public ILocator Row(string name) => Agents.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    public ILocator Choice(string kind, string group) =>
        page.GetByRole(AriaRole.Listbox, new() { Name = kind, Exact = true }).GetByRole(AriaRole.Option, new() { Name = group, Exact = true });

    /// <summary>The card of the sent message with this text.</summary>
    public ILocator Card(string body) => Sent.GetByRole(AriaRole.Listitem).Filter(new() { HasText = body });

    /// <summary>One number of a card's funnel.</summary>
    public ILocator Stage(string body, string stage) =>
        Card(body).Locator("dl > div").Filter(new() { Has = page.GetByText(stage, new() { Exact = true }) }).Locator("dd");

    public async Task ExpectAgentsAsync(params Agent[] agents)
    {
        await Expect(page.GetByText(new Regex($@"^\s*{agents.Length} agents?\s*$")).First).ToBeVisibleAsync();
        await Expect(Agents.GetByRole(AriaRole.Row)).ToHaveCountAsync(agents.Length + 1);

        foreach (var agent in agents)
        {
            await Expect(Row(agent.Name)).ToBeVisibleAsync();
        }
    }

    public async Task ChooseAsync(string kind, params string[] groups)
    {
        if (await Filter.GetAttributeAsync("aria-expanded") != "true")
        {
            await Filter.ClickAsync();
        }

        foreach (var group in groups)
        {
            await Choice(kind, group).ClickAsync();
        }
    }

    public async Task SendAsync(string body, Agent to)
    {
        await Agents.GetByText(to.Name).ClickAsync();
        await Message.FillAsync(body);
        await SendToAgent.ClickAsync();
        await Expect(Dialog).ToContainTextAsync(to.Name);
        await Ok.ClickAsync();
        await Expect(Dialog).ToBeHiddenAsync();
        await Expect(Card(body)).ToBeVisibleAsync();
    }
}
