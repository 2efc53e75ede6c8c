using System.Net;
using System.Text.Json;
using Coaching.Web.Authentication;
using Microsoft.AspNetCore.SignalR;

namespace Coaching.Web.Tests.Contract;

/// <summary><c>/hubs/agent</c>. Each test has an agent of its own, so that nobody's status or inbox is another test's.</summary>
public sealed class AgentHubSpecs(AgentHubSpecs.Host host) : IClassFixture<AgentHubSpecs.Host>
{
    private static int agents;

    private readonly string me = $"agent-{Interlocked.Increment(ref agents)}";

    /// <summary>With agents enough.</summary>
    public sealed class Host : LiveHost
    {
        protected override object[] MoreAgents => [.. Enumerable.Range(1, 60).Select(n => Centre.Agent($"agent-{n}", $"Agent {n}", "north"))];
    }

    [Fact]
    public async Task Should_push_the_inbox_on_connecting()
    {
        var older = await host.Admin.SendMessageAsync(Centre.To(me), "Older.");
        var newer = await host.Admin.SendMessageAsync(Centre.To(me), "Newer.", "urgent", requiresAck: true);

        await using var page = await host.OpenAsync(me);

        var inbox = page.Inbox;
        Assert.Equal(me, inbox.GetProperty("agentId").GetString());
        Assert.Equal($"Agent {me.Split('-')[1]}", inbox.GetProperty("name").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", inbox.GetProperty("businessDate").GetString());
        Assert.Equal("available", inbox.GetProperty("status").GetString());
        Assert.Equal(2, inbox.GetProperty("unread").GetInt32());
        Assert.Equal([newer, older], IdsOf(inbox));

        var message = inbox.GetProperty("messages")[0];
        Assert.Equal(
            ["alert", "body", "expiresAt", "from", "id", "priority", "requiresAck", "sentAt", "state"], message.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal("""{"id":"ada","name":"ada"}""", message.GetProperty("from").GetRawText());
        Assert.Equal("Newer.", message.GetProperty("body").GetString());
        Assert.Equal("urgent", message.GetProperty("priority").GetString());
        Assert.True(message.GetProperty("requiresAck").GetBoolean());
        Assert.Equal("unread", message.GetProperty("state").GetString());
        Assert.All(inbox.GetProperty("messages").EnumerateArray(), m => Assert.Equal("bell", m.GetProperty("alert").GetString()));
        Assert.True(inbox.GetProperty("messages")[1].GetProperty("sentAt").GetDateTimeOffset() <= message.GetProperty("sentAt").GetDateTimeOffset());
        Assert.EndsWith("Z", message.GetProperty("sentAt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_push_the_inbox_again_and_no_old_message_when_an_agent_comes_back()
    {
        string missed;

        await using (var first = await host.OpenAsync(me))
        {
            Assert.Empty(IdsOf(first.Inbox));
        }

        missed = await host.Admin.SendMessageAsync(Centre.To(me), "Missed.");
        await using var second = await host.OpenAsync(me);
        var live = await host.Admin.SendMessageAsync(Centre.To(me), "Live.");

        Assert.Equal([missed], IdsOf(second.Inbox));
        Assert.Equal(live, (await second.MessageAsync()).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("available", null, "toast")]
    [InlineData("onInteraction", null, "toast")]
    [InlineData("wrapUp", null, "toast")]
    [InlineData("onBreak", null, "bell")]
    [InlineData("onBreak", "lunch", "bell")]
    [InlineData("loggedOut", null, "bell")]
    public async Task Should_alert_by_the_status_when_a_message_arrives(string status, string? reason, string alert)
    {
        await using var page = await host.OpenAsync(me);
        await page.CallAsync("SetStatus", status, reason);

        var id = await host.Admin.SendMessageAsync(Centre.To(me), "Live.");
        var message = await page.MessageAsync();

        Assert.Equal(id, message.GetProperty("id").GetString());
        Assert.Equal(alert, message.GetProperty("alert").GetString());
        Assert.Equal("unread", message.GetProperty("state").GetString());
        Assert.Equal([id], IdsOf(await page.GetInboxAsync()));
    }

    [Theory]
    [InlineData("available", null, "toast")]
    [InlineData("onInteraction", null, "toast")]
    [InlineData("wrapUp", null, "toast")]
    [InlineData("onBreak", "training", "bell")]
    [InlineData("loggedOut", null, "bell")]
    public async Task Should_tell_the_status_and_alert_by_it_when_the_acd_says_so(string status, string? reason, string alert)
    {
        await using var page = await host.OpenAsync(me);
        await page.CallAsync("SetStatus", status == "available" ? "wrapUp" : "available");
        await page.CallAsync("SetStatus", "onBreak", "meeting");
        await StatusUntilAsync(page, "onBreak");

        Assert.True((int)(await host.Integration.PutAsync($"agents/{me}/status", new { status, reason })).Status is >= 200 and < 300);
        var told = await StatusUntilAsync(page, status, reason);
        await host.Admin.SendMessageAsync(Centre.To(me), "Live.");

        Assert.Equal(["reason", "status"], told.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(alert, (await page.MessageAsync()).GetProperty("alert").GetString());
        Assert.Equal(status, (await page.GetInboxAsync()).GetProperty("status").GetString());
        await Eventually.AssertAsync(async () => Assert.Equal(status, (await ListedAsync()).GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Should_take_the_status_without_its_reason_argument()
    {
        await using var page = await host.OpenAsync(me);

        await page.CallAsync("SetStatus", "onBreak");

        Assert.Equal("onBreak", (await StatusUntilAsync(page, "onBreak")).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("asleep", null)]
    [InlineData("OnBreak", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("1", null)]
    [InlineData("onBreak", "I am tired of this")]
    [InlineData("onBreak", "Lunch")]
    [InlineData("available", "lunch")]
    public async Task Should_refuse_clearly_and_change_nothing_when_a_status_is_wrong(string? status, string? reason)
    {
        await using var page = await host.OpenAsync(me);

        var failure = await Assert.ThrowsAsync<HubException>(() => page.CallAsync("SetStatus", status, reason));

        Assert.Contains("lunch, break, training, meeting", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tired", failure.Message, StringComparison.Ordinal);
        Assert.Equal("available", (await page.GetInboxAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Should_stay_open_when_calls_are_malformed()
    {
        await using var page = await host.OpenAsync(me);

        await Assert.ThrowsAsync<HubException>(() => page.CallAsync("SetStatus"));
        await Assert.ThrowsAsync<HubException>(() => page.CallAsync("SetStatus", "onBreak", "lunch", "and more"));
        await Assert.ThrowsAsync<HubException>(() => page.CallAsync("SetStatus", 5, null));
        await Assert.ThrowsAsync<HubException>(() => page.CallAsync("SetStatus", new { status = "onBreak" }));
        await Assert.ThrowsAsync<HubException>(() => page.CallAsync("MarkSeen"));
        await Assert.ThrowsAsync<HubException>(() => page.CallAsync("MarkSeen", "not a list"));
        await Assert.ThrowsAsync<HubException>(() => page.CallAsync("MarkRead", (object?)null));
        await Assert.ThrowsAsync<HubException>(() => page.CallAsync("MarkRead", new object?[] { new object?[] { null } }));
        await Assert.ThrowsAsync<HubException>(() => page.CallAsync("Acknowledge", (object?)null));
        await Assert.ThrowsAsync<HubException>(() => page.CallAsync("Acknowledge", "no id"));
        await Assert.ThrowsAsync<HubException>(() => page.CallAsync("Reply", "hello"));

        Assert.Equal("available", (await page.GetInboxAsync()).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("MarkSeen")]
    [InlineData("MarkRead")]
    public async Task Should_refuse_clearly_when_there_are_over_500_ids(string method)
    {
        await using var page = await host.OpenAsync(me);
        string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Api.NewId())];

        await page.CallAsync(method, (object)Ids(500));
        var failure = await Assert.ThrowsAsync<HubException>(() => page.CallAsync(method, (object)Ids(501)));

        Assert.Contains("500", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_refuse_clearly_when_500_is_exceeded_with_the_longest_ids()
    {
        await using var page = await host.OpenAsync(me);
        string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(n => n.ToString("D64", System.Globalization.CultureInfo.InvariantCulture))];

        await page.CallAsync("MarkRead", (object)Ids(500));
        var failure = await Assert.ThrowsAsync<HubException>(() => page.CallAsync("MarkRead", (object)Ids(5_000)));

        Assert.Contains("500", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_tell_every_session_when_a_message_is_seen_read_and_acknowledged()
    {
        await using var one = await host.OpenAsync(me);
        await using var two = await host.OpenAsync(me);
        var id = await host.Admin.SendMessageAsync(Centre.To(me), "For both.", requiresAck: true);
        var first = await one.MessageAsync();
        var second = await two.MessageAsync();

        Assert.Equal(first.GetRawText(), second.GetRawText());

        foreach (var (method, argument, state) in new (string, object, string)[]
                 { ("MarkSeen", new[] { id }, "seen"), ("MarkRead", new[] { id }, "read"), ("Acknowledge", id, "acknowledged") })
        {
            await one.CallAsync(method, argument);

            foreach (var page in new[] { one, two })
            {
                var change = Assert.Single((await page.ChangedAsync()).EnumerateArray());
                Assert.Equal($$"""{"id":"{{id}}","state":"{{state}}"}""", change.GetRawText());
            }
        }

        var inbox = await two.GetInboxAsync();
        Assert.Equal("acknowledged", inbox.GetProperty("messages")[0].GetProperty("state").GetString());
        Assert.Equal(0, inbox.GetProperty("unread").GetInt32());
    }

    [Fact]
    public async Task Should_change_nothing_when_marked_again_or_not_in_the_inbox()
    {
        var foreign = await host.Admin.SendMessageAsync(Centre.To("ann"), "Not yours.");
        await using var page = await host.OpenAsync(me);
        var id = await host.Admin.SendMessageAsync(Centre.To(me), "Yours.");
        await page.MessageAsync();

        await page.CallAsync("MarkRead", (object)new[] { id });
        await page.ChangedAsync();
        await page.CallAsync("MarkRead", (object)new[] { id, foreign, "never-sent", id });
        await page.CallAsync("MarkSeen", (object)Array.Empty<string>());
        await page.CallAsync("Acknowledge", foreign);
        await page.CallAsync("Acknowledge", "never-sent");
        await page.CallAsync("Acknowledge", id);

        Assert.Contains("acknowledged", (await page.ChangedAsync()).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(0, (await host.Admin.GetAsync($"messages/{foreign}"))["funnel"].GetProperty("read").GetInt32());
        Assert.Contains((await host.Agent("ann").GetAsync("inbox"))["messages"].EnumerateArray(), m =>
            m.GetProperty("id").GetString() == foreign && m.GetProperty("state").GetString() == "unread");
    }

    [Fact]
    public async Task Should_tell_every_session_when_the_status_changes()
    {
        await using var one = await host.OpenAsync(me);
        await using var two = await host.OpenAsync(me);

        await one.CallAsync("SetStatus", "onBreak", "lunch");
        var told = await StatusUntilAsync(two, "onBreak", "lunch");
        await StatusUntilAsync(one, "onBreak", "lunch");
        await host.Admin.SendMessageAsync(Centre.To(me), "Live.");

        Assert.Equal("""{"status":"onBreak","reason":"lunch"}""", told.GetRawText());
        Assert.Equal("bell", (await two.MessageAsync()).GetProperty("alert").GetString());
        Assert.Equal("bell", (await one.MessageAsync()).GetProperty("alert").GetString());
    }

    [Fact]
    public async Task Should_keep_the_explicit_status_when_an_agent_reconnects()
    {
        await using (var page = await host.OpenAsync(me))
        {
            await page.CallAsync("SetStatus", "onBreak", "training");
        }

        await using var again = await host.OpenAsync(me, "?status=available");

        Assert.Equal("onBreak", again.Inbox.GetProperty("status").GetString());
        await host.Admin.SendMessageAsync(Centre.To(me), "Live.");
        Assert.Equal("bell", (await again.MessageAsync()).GetProperty("alert").GetString());
    }

    [Theory]
    [InlineData("?status=onBreak")]
    [InlineData("?status=nonsense")]
    [InlineData("?status=")]
    public async Task Should_start_the_day_available_whatever_the_hint(string query)
    {
        await using var page = await host.OpenAsync(me, query);

        Assert.Equal("available", page.Inbox.GetProperty("status").GetString());
        await host.Admin.SendMessageAsync(Centre.To(me), "Live.");
        Assert.Equal("toast", (await page.MessageAsync()).GetProperty("alert").GetString());
    }

    [Fact]
    public async Task Should_deliver_to_nobody_else_when_a_message_is_for_one()
    {
        await using var other = await host.OpenAsync("cat");
        await using var page = await host.OpenAsync(me);

        await host.Admin.SendMessageAsync(Centre.To(me), "Private.");
        await page.MessageAsync();
        var both = await host.Admin.SendMessageAsync(Centre.To(me, "cat"), "Both.");

        Assert.Equal(both, (await other.MessageAsync()).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData(Role.Admin)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Integration)]
    public async Task Should_answer_403_when_the_role_is_another(Role role) => await RefusesAsync(host.TokenFor(role, me), HttpStatusCode.Forbidden);

    [Fact]
    public async Task Should_answer_403_when_the_agent_is_not_in_the_directory() =>
        await RefusesAsync(host.TokenFor(Role.Agent, "stranger"), HttpStatusCode.Forbidden);

    [Fact]
    public async Task Should_answer_401_when_there_is_no_good_token()
    {
        await RefusesAsync(null, HttpStatusCode.Unauthorized);
        await RefusesAsync("nonsense", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Should_take_the_token_from_the_query_for_hubs_only()
    {
        var token = host.TokenFor(Role.Agent, me);

        (await host.WithToken(null).PostAsync($"/hubs/agent/negotiate?negotiateVersion=1&access_token={token}")).Is(HttpStatusCode.OK);
        (await host.WithToken(null).GetAsync($"/api/v1/inbox?access_token={token}")).IsProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Should_end_the_connection_when_the_agent_leaves_the_directory()
    {
        await using var page = await host.OpenAsync(me);

        (await host.Integration.DeleteAsync($"directory/agents/{me}")).Is(HttpStatusCode.OK);

        await page.Closed;
        await RefusesAsync(host.TokenFor(Role.Agent, me), HttpStatusCode.Forbidden);
        (await host.Agent(me).GetAsync("inbox")).IsProblem(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Should_end_the_connection_when_the_agent_is_made_inactive_and_let_it_in_again_after()
    {
        await using var page = await host.OpenAsync(me);
        var id = await host.Admin.SendMessageAsync(Centre.To(me), "Before.");
        object Me(bool active) => new { name = "Me", site = "lon", team = "north", campaigns = Array.Empty<string>(), queues = Array.Empty<string>(), active };

        (await host.Integration.PutAsync($"directory/agents/{me}", Me(false))).Is(HttpStatusCode.OK);
        await page.Closed;
        await RefusesAsync(host.TokenFor(Role.Agent, me), HttpStatusCode.Forbidden);
        (await host.Integration.PutAsync($"directory/agents/{me}", Me(true))).Is(HttpStatusCode.OK);

        await using var again = await host.OpenAsync(me);
        Assert.Equal([id], IdsOf(again.Inbox));
    }

    [Fact]
    public async Task Should_find_a_message_exactly_once_when_it_came_while_logged_out()
    {
        await using (await host.OpenAsync(me))
        {
        }

        var id = await host.Admin.SendMessageAsync(Centre.To(me), "While you were away.");
        await using var page = await host.OpenAsync(me);
        var marker = await host.Admin.SendMessageAsync(Centre.To(me), "Marker.");

        Assert.Equal([id], IdsOf(page.Inbox));
        Assert.Equal(marker, (await page.MessageAsync()).GetProperty("id").GetString());
        Assert.Equal([marker, id], IdsOf(await page.GetInboxAsync()));
    }

    [Fact]
    public async Task Should_have_each_message_once_when_sends_and_logins_cross()
    {
        var sends = Enumerable.Range(0, 30).Select(n => host.Admin.SendMessageAsync(Centre.To(me), $"Number {n}.")).ToList();
        await using var page = await host.OpenAsync(me);
        var ids = await Task.WhenAll(sends);
        var marker = await host.Admin.SendMessageAsync(Centre.To(me), "Marker.");

        var live = new List<string>();

        while (live.LastOrDefault() != marker)
        {
            live.Add((await page.MessageAsync()).GetProperty("id").GetString()!);
        }

        Assert.Equal(ids.Append(marker).Order(), IdsOf(page.Inbox).Union(live).Order());
        Assert.Equal(31, IdsOf(await page.GetInboxAsync()).Count);
    }

    private static List<string> IdsOf(JsonElement inbox) => [.. inbox.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("id").GetString()!)];

    private static async Task<JsonElement> StatusUntilAsync(AgentPage page, string status, string? reason = null)
    {
        while (true)
        {
            var told = await page.StatusAsync();

            if (told.GetProperty("status").GetString() == status && (reason is null || told.GetProperty("reason").GetString() == reason))
            {
                return told;
            }
        }
    }

    private async Task<JsonElement> ListedAsync() =>
        (await host.Admin.GetAsync($"agents?search={me}&limit=1000"))["agents"].EnumerateArray().Single(a => a.GetProperty("id").GetString() == me);

    private async Task RefusesAsync(string? token, HttpStatusCode status)
    {
        (await host.WithToken(token).PostAsync("/hubs/agent/negotiate?negotiateVersion=1")).IsProblem(status);
        await using var connection = host.Connection("/hubs/agent", token);
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => connection.StartAsync());
        Assert.Equal(status, failure.StatusCode);
    }
}
