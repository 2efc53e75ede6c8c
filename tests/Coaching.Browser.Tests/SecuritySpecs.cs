using Coaching.Browser.Tests.Hosting;

namespace Coaching.Browser.Tests;

/// <summary>Message text is text. That no page breaks its content security policy or asks another host is watched in every test.</summary>
public sealed class SecuritySpecs(Stage stage) : BrowserSpecs(stage)
{
    private const string Hostile = """<img src="x" onerror="window.broken=1"><script>window.broken=1</script><b>bold?</b> & &amp; {{7*7}} javascript:alert(1)""";

    [Fact]
    public async Task Should_show_markup_as_text_everywhere()
    {
        var admin = await AdminAsync();
        var aisha = await AgentAsync(Centre.Aisha);
        await admin.Agents.GetByText("Aisha Okafor").ClickAsync();
        await admin.Message.FillAsync(Hostile);
        await admin.SendToAgent.ClickAsync();
        await Expect(admin.Dialog.GetByText(Hostile, new() { Exact = true })).ToBeVisibleAsync();
        await admin.Ok.ClickAsync();

        await Expect(admin.Sent.GetByText(Hostile, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(aisha.Toasts.GetByText(Hostile, new() { Exact = true })).ToBeVisibleAsync();
        await aisha.Toasts.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await Expect(aisha.Dialog.GetByText(Hostile, new() { Exact = true })).ToBeVisibleAsync();

        foreach (var page in new[] { admin.Page, aisha.Page })
        {
            await Expect(page.Locator("img, b")).ToHaveCountAsync(0);
            Assert.Null(await page.EvaluateAsync<int?>("() => window.broken"));
        }
    }

    [Fact]
    public async Task Should_show_a_hostile_name_as_text()
    {
        await Api.PutAsync($"directory/agents/{Centre.Femi.Id}", new { name = "<i>Femi</i>", site = "london", team = "south", campaigns = Array.Empty<string>(), queues = Array.Empty<string>() });
        var admin = await AdminAsync("eve", "&role=admin&name=" + Uri.EscapeDataString("<u>Eve</u>"));

        await admin.SendAsync("Hello", Centre.Femi with { Name = "<i>Femi</i>" });

        await Expect(admin.Page.GetByText("<u>Eve</u>").First).ToBeVisibleAsync();
        await Expect(admin.Page.Locator("i, u")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("/coaching?as=ada&role=admin")]
    [InlineData("/agent?as=ada")]
    [InlineData("/")]
    public async Task Should_not_run_or_load_what_is_not_its_own(string path)
    {
        var page = await (await NewContextAsync()).NewPageAsync();
        var answer = (await page.GotoAsync(path))!;

        var policy = answer.Headers["content-security-policy"];
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["x-content-type-options"]);
        // It would come along with Web Awesome's button, and fetch what it shows from another host.
        Assert.True(await page.EvaluateAsync<bool>("() => customElements.get('wa-icon') === undefined"));
    }
}
