using System.Net;
using Coaching.Web.Authentication;

namespace Coaching.Web.Tests.Contract;

/// <summary>What a restart of the host on the same files leaves as it was.</summary>
public sealed class RestartSpecs(LiveHost host) : IClassFixture<LiveHost>
{
    [Fact]
    public async Task Should_go_on_where_it_was_when_the_host_is_restarted()
    {
        var token = host.TokenFor(Role.Agent, "ann");
        var send = new { id = Api.NewId(), audience = Centre.To("ann", "ben"), body = "Before." };
        var first = (await host.Admin.PostAsync("messages", send)).Is(HttpStatusCode.Accepted);

        var ann = await host.OpenAsync("ann");
        await ann.CallAsync("MarkRead", (object)new[] { send.id });
        await ann.CallAsync("SetStatus", "onBreak", "training");
        await Eventually.AssertAsync(async () => Assert.Equal(1, (await FunnelAsync(send.id)).Read));
        var funnel = await FunnelAsync(send.id);
        var preview = await host.Admin.PostAsync("audiences/preview", new { audience = Centre.To("cat") });

        await host.RestartAsync();
        await ann.Closed;
        await ann.DisposeAsync();

        var again = await AgentPage.OpenAsync(host.Connection("/hubs/agent?status=available", token));
        await using var page = again;
        Assert.Equal("onBreak", page.Inbox.GetProperty("status").GetString());
        Assert.Equal("read", page.Inbox.GetProperty("messages")[0].GetProperty("state").GetString());
        Assert.Equal(0, page.Inbox.GetProperty("unread").GetInt32());

        var repeated = (await host.Admin.PostAsync("messages", send)).Is(HttpStatusCode.OK);
        Assert.Equal(first.Body, repeated.Body);
        await Eventually.AssertAsync(async () => Assert.Equal(funnel, await FunnelAsync(send.id)));

        var previewed = await host.Admin.PostAsync("messages", new { audience = Centre.To("cat"), body = "x", audienceToken = preview.Text("token") });
        Assert.Equal(1, previewed.Is(HttpStatusCode.Accepted).Number("recipients"));

        var live = await host.Admin.SendMessageAsync(Centre.To("ann"), "After.");
        var message = await page.MessageAsync();
        Assert.Equal(live, message.GetProperty("id").GetString());
        Assert.Equal("bell", message.GetProperty("alert").GetString());

        await using var ben = await host.OpenAsync("ben");
        Assert.Equal(send.id, Assert.Single(ben.Inbox.GetProperty("messages").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("unread", ben.Inbox.GetProperty("messages")[0].GetProperty("state").GetString());
        Assert.Equal(6, (await host.Admin.GetAsync("agents"))["total"].GetInt32());
    }

    private async Task<(int Targeted, int Delivered, int Seen, int Read)> FunnelAsync(string id)
    {
        var funnel = (await host.Admin.GetAsync($"messages/{id}"))["funnel"];
        return (funnel.GetProperty("targeted").GetInt32(), funnel.GetProperty("delivered").GetInt32(),
            funnel.GetProperty("seen").GetInt32(), funnel.GetProperty("read").GetInt32());
    }
}
