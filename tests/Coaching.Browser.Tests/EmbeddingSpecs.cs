using System.Collections.Concurrent;
using System.Net;
using Coaching.Browser.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Coaching.Browser.Tests;

/// <summary>The agent part in a page of somebody else's, on another origin.</summary>
public sealed class EmbeddingSpecs(Stage stage) : BrowserSpecs(stage)
{
    private readonly ConcurrentBag<Uri> asked = [];
    private WebApplication desktop = null!;

    [Fact]
    public async Task Should_work_in_a_plain_page_and_load_one_script()
    {
        var page = await (await NewContextAsync()).NewPageAsync();
        var aisha = new AgentPage(page);
        await page.GotoAsync(desktop.Urls.Single());
        await Expect(page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByLabel("Order").FillAsync("half an ord");

        await Api.SendAsync("Inside your own desktop", Centre.Aisha);

        await Expect(aisha.Toast("Inside your own desktop")).ToBeVisibleAsync();
        await Expect(aisha.Icon).ToHaveAttributeAsync("data-icon", "bell");
        await Expect(page.GetByLabel("Order")).ToBeFocusedAsync();
        await Expect(page).ToHaveTitleAsync("Plain desktop, 1 unread");
        await aisha.ChooseStatusAsync("On break: Lunch");
        await aisha.OpenMessagesAsync();
        await Expect(aisha.Dialog).ToContainTextAsync("Inside your own desktop");
        var box = (await page.GetByTestId("order").BoundingBoxAsync())!;
        Assert.True(box.X >= 0 && box.Y < 200, "The page's own parts have moved.");

        var paths = asked.Select(uri => uri.AbsolutePath).Distinct().Order();
        Assert.Equal(["/api/v1/config", "/coach-messages.js"], paths.Where(path => !path.StartsWith("/hubs/agent", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Should_ask_for_a_new_token_for_a_new_connection()
    {
        var context = await NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(desktop.Urls.Single());
        await Expect(page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        var before = await page.EvaluateAsync<int>("() => window.tokensAsked");

        await page.EvaluateAsync("() => { const part = document.querySelector('coach-messages'); part.remove(); document.body.append(part); }");

        await Expect(page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        await Api.SendAsync("After the move", Centre.Aisha);
        await Expect(new AgentPage(page).Toast("After the move")).ToHaveCountAsync(1);
        Assert.Equal(before + 1, await page.EvaluateAsync<int>("() => window.tokensAsked"));
    }

    [Fact]
    public async Task Should_ask_the_callback_that_was_set_last()
    {
        var page = await (await NewContextAsync()).NewPageAsync();
        await page.AddInitScriptAsync(
            "window.sockets = []; window.WebSocket = class extends WebSocket { constructor(...of) { super(...of); window.sockets.push(this); } };");
        await page.GotoAsync(desktop.Urls.Single());
        await Expect(page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        await page.EvaluateAsync(
            "() => { const part = document.querySelector('coach-messages'); const before = part.token; part.token = () => { window.isNewAsked = true; return before(); }; }");

        await page.EvaluateAsync("() => window.sockets.at(-1).close()");

        await page.WaitForFunctionAsync("() => window.isNewAsked");
        await Expect(page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Should_sign_out_when_the_callback_is_taken_away()
    {
        var page = await (await NewContextAsync()).NewPageAsync();
        await page.GotoAsync(desktop.Urls.Single());
        await Expect(page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();

        await page.EvaluateAsync("() => { document.querySelector('coach-messages').token = undefined; }");

        await Expect(page.GetByText("Not signed in")).ToBeVisibleAsync();
        await Expect(new AgentPage(page).Icon).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Should_tell_of_no_status_before_it_knows_one()
    {
        var page = await (await NewContextAsync()).NewPageAsync();
        await page.GotoAsync(desktop.Urls.Single());
        await Expect(page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => window.statuses.length > 0");

        Assert.DoesNotContain("loggedOut", await page.EvaluateAsync<string[]>("() => window.statuses"));
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        desktop = builder.Build();
        desktop.Run(async context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(Html(await Api.TokenAsync(Centre.Aisha.Id, "agent")));
        });
        await desktop.StartAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await desktop.DisposeAsync();
    }

    protected override bool MayAsk(Uri target)
    {
        if (target.Authority == Stage.Host.Address.Authority)
        {
            asked.Add(target);
        }

        return target.Authority == Stage.Host.Address.Authority || target.Authority == new Uri(desktop.Urls.Single()).Authority;
    }

    /// <summary>The token is given before the element is there: scripts of other people's pages run in any order.</summary>
    private string Html(string token) => $$"""
        <!doctype html>
        <html lang="en">
          <head><meta charset="utf-8"><title>Plain desktop</title><link rel="icon" href="data:,"></head>
          <body>
            <h1>Plain desktop</h1>
            <label>Order <input data-testid="order"></label>
            <coach-messages hub="{{Stage.Host.Address}}hubs/agent"></coach-messages>
            <script>
              window.tokensAsked = 0;
              const part = document.querySelector('coach-messages');
              part.token = async () => { window.tokensAsked++; return '{{token}}'; };
              window.statuses = [];
              part.addEventListener('coach-status', ({ detail }) => { window.statuses.push(detail.status); });
              part.addEventListener('coach-unread', ({ detail }) => { document.title = `Plain desktop, ${detail} unread`; });
            </script>
            <script type="module" src="{{Stage.Host.Address}}coach-messages.js"></script>
          </body>
        </html>
        """;
}
