using System.Net;
using System.Text.Json;
using Coaching.Web.Authentication;

namespace Coaching.Web.Tests.Contract;

/// <summary><c>GET /messages</c>, one of them, and its deliveries: what senders see of what they sent.</summary>
public sealed class SentMessagesSpecs(LiveHost host) : IClassFixture<LiveHost>
{
    [Fact]
    public async Task Should_list_newest_first_and_page_without_gap_or_repeat()
    {
        var sender = host.As(Role.Admin, "pager");
        var sent = new List<string>();

        for (var i = 0; i < 5; i++)
        {
            sent.Add(await sender.SendMessageAsync(Centre.To("ann"), $"Number {i}."));
        }

        sent.Reverse();
        Assert.Equal(sent, await PagesAsync(sender, "messages?mine=true&limit=2"));
        Assert.Equal(sent, (await PagesAsync(sender, "messages?limit=3")).Intersect(sent));
        Assert.Equal(sent, Ids((await sender.GetAsync("messages?limit=5")).Is(HttpStatusCode.OK)));
        Assert.Equal(JsonValueKind.Null, (await sender.GetAsync("messages?mine=true&limit=5"))["next"].ValueKind);
    }

    [Fact]
    public async Task Should_tell_all_of_a_message_when_asked()
    {
        var expiresAt = Turns.NextInLondon(host.Now);
        var id = Api.NewId();
        var accepted = (await host.Admin.PostAsync("messages", new
        {
            id,
            audience = new { filter = new { teams = new[] { "north" }, except = new { agents = new[] { "cat" } } } },
            body = "Look here.",
            priority = "important",
            requiresAck = true,
            expiresAt,
        })).Is(HttpStatusCode.Accepted);

        var message = (await host.Admin.GetAsync($"messages/{id}")).Is(HttpStatusCode.OK);

        Assert.Equal(id, message.Text("id"));
        Assert.Equal("""{"id":"ada","name":"ada"}""", message["from"].GetRawText());
        Assert.Equal("Look here.", message.Text("body"));
        Assert.Equal("important", message.Text("priority"));
        Assert.True(message["requiresAck"].GetBoolean());
        Assert.Equal(expiresAt, message["expiresAt"].GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        Assert.Equal(accepted.Text("acceptedAt"), message.Text("sentAt"));
        Assert.Equal("""{"filter":{"teams":["north"],"except":{"agents":["cat"]}}}""", message["audience"].GetRawText());
        Assert.Equal("sent", message.Text("state"));
        Assert.Equal(
            ["acknowledged", "delivered", "read", "recalled", "seen", "targeted"], message["funnel"].EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(message.Json.GetRawText(), (await host.Admin.GetAsync("messages?limit=1000"))["messages"].EnumerateArray()
            .Single(m => m.GetProperty("id").GetString() == id).GetRawText());
    }

    [Fact]
    public async Task Should_count_exactly_and_cumulatively_and_list_the_furthest_state()
    {
        await using var ann = await host.OpenAsync("ann");
        await using var ben = await host.OpenAsync("ben");
        await using var cat = await host.OpenAsync("cat");
        await using var dan = await host.OpenAsync("dan");
        await dan.CallAsync("SetStatus", "onBreak", "lunch");
        var id = await host.Admin.SendMessageAsync(Centre.Everyone, "Count me.", requiresAck: true);

        foreach (var page in new[] { ann, ben, cat, dan })
        {
            await page.MessageAsync();
        }

        await ann.CallAsync("MarkSeen", (object)new[] { id });
        await ben.CallAsync("MarkRead", (object)new[] { id });
        await cat.CallAsync("Acknowledge", id);

        await Eventually.AssertAsync(async () => Assert.Equal(
            """{"targeted":6,"delivered":4,"seen":3,"read":2,"acknowledged":1,"recalled":0}""",
            (await host.Admin.GetAsync($"messages/{id}"))["funnel"].GetRawText()));

        var deliveries = (await host.Admin.GetAsync($"messages/{id}/deliveries")).Is(HttpStatusCode.OK)["deliveries"].EnumerateArray().ToList();
        Assert.Equal(
            ["ann seen", "ben read", "cat acknowledged", "dan delivered onBreak", "eve targeted loggedOut", "fay targeted loggedOut"],
            deliveries.Select(d => $"{d.GetProperty("agent").GetString()} {d.GetProperty("state").GetString()} {Reason(d)}".TrimEnd()));
        Assert.Equal("Ann Archer", deliveries[0].GetProperty("name").GetString());
        Assert.True((host.Now - deliveries[2].GetProperty("at").GetDateTimeOffset()).Duration() < TimeSpan.FromMinutes(1));

        foreach (var (state, agents) in new[] { ("targeted", "eve fay"), ("delivered", "dan"), ("seen", "ann"), ("read", "ben"), ("acknowledged", "cat") })
        {
            Assert.Equal(agents, string.Join(' ', Agents(await host.Admin.GetAsync($"messages/{id}/deliveries?state={state}"))));
        }

        Assert.Equal(Centre.Everybody, await DeliveryPagesAsync(id, 4));
        Assert.Equal(Centre.Everybody, await DeliveryPagesAsync(id, 1));

        await Eventually.AssertAsync(async () => Assert.Equal(
            """{"targeted":3,"delivered":3,"seen":3,"read":2,"acknowledged":1,"recalled":0}""",
            (await host.Supervisor("north").GetAsync($"messages/{id}"))["funnel"].GetRawText()));
        Assert.Equal(Centre.North, Agents(await host.Supervisor("north").GetAsync($"messages/{id}/deliveries")));
        Assert.Equal(Centre.South, Agents(await host.Supervisor("south").GetAsync($"messages/{id}/deliveries")));
    }

    [Fact]
    public async Task Should_show_tab_hidden_as_the_reason_when_a_toast_was_handed_over_and_not_seen()
    {
        await using var eve = await host.OpenAsync("eve");
        var id = await host.Admin.SendMessageAsync(Centre.To("eve"), "Unseen.");
        await eve.MessageAsync();

        await Eventually.AssertAsync(async () => Assert.Equal(
            "tabHidden", Reason((await host.Admin.GetAsync($"messages/{id}/deliveries?state=delivered"))["deliveries"][0])));
    }

    [Fact]
    public async Task Should_show_supervisors_their_own_and_what_reached_their_teams_only()
    {
        var north = await host.Admin.SendMessageAsync(Centre.To("ann"), "North.");
        var both = await host.Admin.SendMessageAsync(Centre.To("ann", "dan"), "Both.");
        var south = await host.As(Role.Supervisor, "sam", "south").SendMessageAsync(Centre.To("dan"), "South.");
        string[] all = [south, both, north];

        Assert.Equal([both, north], Ids(await host.Supervisor("north").GetAsync("messages?limit=1000")).Intersect(all));
        Assert.Equal([south, both], Ids(await host.Supervisor("south").GetAsync("messages?limit=1000")).Intersect(all));
        Assert.Equal(all, Ids(await host.Supervisor("north", "south").GetAsync("messages?limit=1000")).Intersect(all));
        Assert.Empty(Ids(await host.As(Role.Supervisor, "nobody").GetAsync("messages?limit=1000")));
        Assert.Equal([south], Ids(await host.As(Role.Supervisor, "sam", "south").GetAsync("messages?mine=true&limit=1000")));
        Assert.Equal(1, (await host.Supervisor("north").GetAsync($"messages/{both}"))["funnel"].GetProperty("targeted").GetInt32());
        Assert.Equal(["ann"], Agents(await host.Supervisor("north").GetAsync($"messages/{both}/deliveries")));
    }

    [Fact]
    public async Task Should_show_own_messages_cut_to_the_teams_when_a_supervisor_lost_a_team()
    {
        var id = await host.As(Role.Supervisor, "sid", "north", "south").SendMessageAsync(Centre.To("ann", "dan"), "Mine.");

        var nowNorth = host.As(Role.Supervisor, "sid", "north");
        var nowNothing = host.As(Role.Supervisor, "sid");

        Assert.Equal(1, (await nowNorth.GetAsync($"messages/{id}"))["funnel"].GetProperty("targeted").GetInt32());
        Assert.Equal(0, (await nowNothing.GetAsync($"messages/{id}")).Is(HttpStatusCode.OK)["funnel"].GetProperty("targeted").GetInt32());
        Assert.Empty(Agents(await nowNothing.GetAsync($"messages/{id}/deliveries")));
        Assert.Contains(id, Ids(await nowNothing.GetAsync("messages")));
    }

    [Fact]
    public async Task Should_name_no_agent_and_no_team_outside_the_scope_in_the_audience()
    {
        var agents = await host.Admin.SendMessageAsync(Centre.To("ann", "dan", "eve"), "Three.");
        var filter = await host.Admin.SendMessageAsync(
            new { filter = new { teams = new[] { "north", "south" }, campaigns = new[] { "spring", "summer" }, except = new { agents = new[] { "ben", "eve" } } } }, "Some.");
        var everyone = await host.Admin.SendMessageAsync(Centre.Everyone, "All.");

        Assert.Equal("""{"agents":["ann"]}""", await AudienceAsync(host.Supervisor("north"), agents));
        Assert.Equal("""{"agents":["dan","eve"]}""", await AudienceAsync(host.Supervisor("south"), agents));
        Assert.Equal("""{"agents":["ann","dan","eve"]}""", await AudienceAsync(host.Supervisor("north", "south"), agents));
        Assert.Equal("""{"filter":{"campaigns":["spring"],"teams":["north"],"except":{"agents":["ben"]}}}""", await AudienceAsync(host.Supervisor("north"), filter));
        Assert.Equal("""{"filter":{"campaigns":["spring","summer"],"teams":["south"],"except":{"agents":["eve"]}}}""", await AudienceAsync(host.Supervisor("south"), filter));
        Assert.Equal("""{"everyone":true}""", await AudienceAsync(host.Supervisor("north"), everyone));
        await using var page = await host.WatchAsync(host.TokenFor(Role.Supervisor, "nora", "north"));
        await page.CallAsync("WatchMessages");
        await page.MessagesUntilAsync(messages => messages.ContainsKey(agents));
        Assert.Equal("""{"agents":["ann"]}""", page.Messages[agents].GetProperty("audience").GetRawText());
    }

    [Fact]
    public async Task Should_leave_out_nobody_when_states_and_names_change_between_pages_of_deliveries()
    {
        var id = await host.Admin.SendMessageAsync(Centre.Everyone, "Read me.");
        var first = await host.Admin.GetAsync($"messages/{id}/deliveries?state=targeted&limit=2");
        Assert.Equal(["ann", "ben"], Agents(first));

        foreach (var agent in new[] { "ann", "ben" })
        {
            await host.Agent(agent).PostAsync("inbox/read", new { ids = new[] { id } });
        }

        await Eventually.AssertAsync(async () => Assert.Equal(
            ["cat", "dan", "eve", "fay"], Agents(await host.Admin.GetAsync($"messages/{id}/deliveries?state=targeted"))));
        var second = await host.Admin.GetAsync($"messages/{id}/deliveries?state=targeted&limit=9&cursor={first["next"].GetString()}");
        Assert.Equal(["cat", "dan", "eve", "fay"], Agents(second));

        (await host.Integration.PutAsync("directory/agents/ann", Centre.Agent("ann", "Zoe Archer", "north", ["spring"]))).Is(HttpStatusCode.OK);
        Assert.Equal(["cat", "dan", "eve", "fay"], Agents(await host.Admin.GetAsync($"messages/{id}/deliveries?state=targeted&cursor={first["next"].GetString()}")));
        (await host.Integration.PutAsync("directory", Centre.Directory())).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Should_answer_404_when_there_is_no_such_message_or_it_is_out_of_scope()
    {
        var south = await host.Admin.SendMessageAsync(Centre.To("dan"), "South.");

        foreach (var (api, id) in new[] { (host.Admin, "never-sent"), (host.Admin, "no%20id"), (host.Supervisor("north"), south), (host.Supervisor(), south) })
        {
            (await api.GetAsync($"messages/{id}")).IsProblem(HttpStatusCode.NotFound, "not-found");
            (await api.GetAsync($"messages/{id}/deliveries")).IsProblem(HttpStatusCode.NotFound, "not-found");
        }
    }

    [Theory]
    [InlineData("messages?limit=0", "limit")]
    [InlineData("messages?limit=1001", "limit")]
    [InlineData("messages?limit=-1", "limit")]
    [InlineData("messages?limit=many", "limit")]
    [InlineData("messages?limit=99999999999", "limit")]
    [InlineData("messages?cursor=nonsense!", "cursor")]
    [InlineData("messages?cursor=bm9uc2Vuc2U", "cursor")]
    [InlineData("messages?mine=perhaps", "mine")]
    [InlineData("messages/{0}/deliveries?limit=0", "limit")]
    [InlineData("messages/{0}/deliveries?limit=1001", "limit")]
    [InlineData("messages/{0}/deliveries?cursor=nonsense!", "cursor")]
    [InlineData("messages/{0}/deliveries?state=lost", "state")]
    [InlineData("messages/{0}/deliveries?state=1", "state")]
    [InlineData("messages/{0}/deliveries?state=seen,read", "state")]
    public async Task Should_answer_400_and_name_the_parameter_when_it_is_wrong(string path, string name)
    {
        var id = await host.Admin.SendMessageAsync(Centre.To("ann"));

        (await host.Admin.GetAsync(path.Replace("{0}", id, StringComparison.Ordinal))).IsProblem(HttpStatusCode.BadRequest, "validation", name);
    }

    [Fact]
    public async Task Should_take_the_limits_of_1_and_1000()
    {
        Assert.Single(Ids((await host.Admin.GetAsync("messages?limit=1")).Is(HttpStatusCode.OK)).DefaultIfEmpty());
        (await host.Admin.GetAsync("messages?limit=1000&mine=false&cursor=")).Is(HttpStatusCode.OK);
    }

    private static IEnumerable<string> Ids(Answer answer) => answer["messages"].EnumerateArray().Select(m => m.GetProperty("id").GetString()!);

    private static IEnumerable<string> Agents(Answer answer) => answer["deliveries"].EnumerateArray().Select(d => d.GetProperty("agent").GetString()!);

    private static async Task<string> AudienceAsync(Api api, string id) => (await api.GetAsync($"messages/{id}")).Is(HttpStatusCode.OK)["audience"].GetRawText();

    private static string? Reason(JsonElement delivery) => delivery.TryGetProperty("reason", out var reason) ? reason.GetString() : null;

    private static async Task<List<string>> PagesAsync(Api api, string path)
    {
        var ids = new List<string>();
        string? cursor = null;

        do
        {
            var page = (await api.GetAsync(path + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"))).Is(HttpStatusCode.OK);
            ids.AddRange(Ids(page));
            cursor = page["next"].GetString();
        }
        while (cursor is not null);

        return ids;
    }

    private async Task<List<string>> DeliveryPagesAsync(string id, int limit)
    {
        var agents = new List<string>();
        string? cursor = null;

        do
        {
            var page = await host.Admin.GetAsync($"messages/{id}/deliveries?limit={limit}" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"));
            agents.AddRange(Agents(page));
            cursor = page["next"].GetString();
        }
        while (cursor is not null);

        return agents;
    }
}
