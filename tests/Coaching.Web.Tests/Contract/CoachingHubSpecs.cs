using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Coaching.Web.Authentication;

namespace Coaching.Web.Tests.Contract;

/// <summary><c>/hubs/coaching</c>. Each test starts with the whole directory.</summary>
public sealed class CoachingHubSpecs(LiveHost host) : IClassFixture<LiveHost>, IAsyncLifetime
{
    public async Task InitializeAsync() => (await host.Integration.PutAsync("directory", Centre.Directory())).Is(HttpStatusCode.OK);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Should_push_all_agents_first_when_watched()
    {
        await using var page = await host.WatchAsync();

        await page.WatchAgentsAsync(new { });
        await page.AgentsUntilAsync(Centre.Everybody);

        var ann = page.Agents["ann"];
        Assert.Equal("Ann Archer", ann.GetProperty("name").GetString());
        Assert.Equal("north", ann.GetProperty("team").GetString());
        Assert.Equal("lon", ann.GetProperty("site").GetString());
        Assert.Contains(ann.GetProperty("status").GetString(), new[] { "available", "onInteraction", "wrapUp", "onBreak", "loggedOut" });
        Assert.Equal(JsonValueKind.String, ann.GetProperty("statusSince").ValueKind);
    }

    [Theory]
    [InlineData("""{"campaigns":["spring"]}""", "ann ben eve")]
    [InlineData("""{"lists":["cold"]}""", "dan eve")]
    [InlineData("""{"teams":["south"]}""", "dan eve fay")]
    [InlineData("""{"queues":["tech"]}""", "ben")]
    [InlineData("""{"teams":["south"],"campaigns":["spring"]}""", "eve")]
    [InlineData("""{"search":"eaton"}""", "eve")]
    [InlineData("""{"teams":null,"search":null,"statuses":null,"more":1}""", "ann ben cat dan eve fay")]
    public async Task Should_push_only_what_matches_when_filtered(string filter, string expected)
    {
        await using var page = await host.WatchAsync();

        var total = await page.WatchAgentsAsync(JsonSerializer.Deserialize<JsonElement>(filter));
        await page.AgentsUntilAsync(expected.Split(' '));

        Assert.Equal(expected.Split(' ').Length, total.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Should_push_that_a_message_expired_when_its_time_is_past()
    {
        await using var page = await host.WatchAsync();
        await page.CallAsync("WatchMessages");
        var id = Api.NewId();
        (await host.Admin.PostAsync("messages", new { id, audience = Centre.To("ann"), body = "Soon over.", expiresAt = Turns.Soon(host.Now) })).Is(HttpStatusCode.Accepted);
        await page.MessagesUntilAsync(messages => messages.TryGetValue(id, out var sent) && sent.GetProperty("state").GetString() == "sent");

        await host.MoveClockAsync(host.Now.AddMinutes(6));

        await page.MessagesUntilAsync(messages => messages[id].GetProperty("state").GetString() == "expired");
    }

    [Fact]
    public async Task Should_push_all_when_the_filter_is_null_or_left_out()
    {
        await using var one = await host.WatchAsync();
        await using var two = await host.WatchAsync();

        await one.CallAsync("WatchAgents", (object?)null);
        await two.CallAsync("WatchAgents");

        await one.AgentsUntilAsync(Centre.Everybody);
        await two.AgentsUntilAsync(Centre.Everybody);
    }

    [Fact]
    public async Task Should_push_removals_and_additions_when_the_filter_changes()
    {
        await using var page = await host.WatchAsync();
        await page.WatchAgentsAsync(new { teams = new[] { "north" } });
        await page.AgentsUntilAsync(Centre.North);

        await page.WatchAgentsAsync(new { campaigns = new[] { "spring" } });
        var rows = await page.AgentsPushAsync();

        Assert.Equal(["ann", "ben", "eve"], page.Agents.Keys);
        Assert.Equal(["cat", "eve"], rows.EnumerateArray().Select(r => r.GetProperty("id").GetString()).Order());
        Assert.True(rows.EnumerateArray().Single(r => r.GetProperty("id").GetString() == "cat").GetProperty("removed").GetBoolean());
    }

    [Fact]
    public async Task Should_push_the_row_alone_when_a_status_changes()
    {
        await using var ann = await host.OpenAsync("ann");
        await using var page = await host.WatchAsync();
        await page.WatchAgentsAsync(new { });
        await page.AgentsUntilAsync(agents => Status(agents, "ann") == "available");

        await ann.CallAsync("SetStatus", "onBreak", "lunch");
        await page.AgentsUntilAsync(agents => Status(agents, "ann") == "onBreak");

        Assert.Equal("lunch", page.Agents["ann"].GetProperty("reason").GetString());
        Assert.True((host.Now - page.Agents["ann"].GetProperty("statusSince").GetDateTimeOffset()).Duration() < TimeSpan.FromMinutes(1));

        await ann.CallAsync("SetStatus", "wrapUp");
        var rows = await page.AgentsPushAsync();
        Assert.Equal(["ann"], rows.EnumerateArray().Select(r => r.GetProperty("id").GetString()));
        Assert.False(page.Agents["ann"].TryGetProperty("reason", out var reason) && reason.ValueKind != JsonValueKind.Null);
    }

    [Fact]
    public async Task Should_follow_statuses_when_the_filter_is_by_status()
    {
        await using var ben = await host.OpenAsync("ben");
        await ben.CallAsync("SetStatus", "available");
        await using var page = await host.WatchAsync();
        await page.WatchAgentsAsync(new { teams = new[] { "north" }, queues = new[] { "tech" }, statuses = new[] { "wrapUp" } });

        await ben.CallAsync("SetStatus", "wrapUp");
        await page.AgentsUntilAsync("ben");
        await ben.CallAsync("SetStatus", "available");
        await page.AgentsUntilAsync(agents => agents.Count == 0);
    }

    [Fact]
    public async Task Should_push_at_most_four_times_a_second_when_much_changes()
    {
        await using var cat = await host.OpenAsync("cat");
        await using var page = await host.WatchAsync();
        await page.WatchAgentsAsync(new { teams = new[] { "north" } });
        await page.AgentsUntilAsync(Centre.North);
        page.Rest("agents");

        var watch = Stopwatch.StartNew();
        var flips = 0;

        while (watch.Elapsed < TimeSpan.FromSeconds(2))
        {
            await cat.CallAsync("SetStatus", flips++ % 2 == 0 ? "wrapUp" : "available");
        }

        var pushes = page.Rest("agents").Count;
        var most = (int)Math.Ceiling(watch.Elapsed.TotalSeconds * 4) + 1;
        Assert.True(flips > most, $"Only {flips} changes.");
        Assert.InRange(pushes, 1, most);
    }

    [Fact]
    public async Task Should_show_own_teams_only_when_a_supervisor_watches()
    {
        await using var north = await host.WatchAsync(host.TokenFor(Role.Supervisor, "sue", "north"));
        await using var south = await host.WatchAsync(host.TokenFor(Role.Supervisor, "sam", "south"));
        await using var none = await host.WatchAsync(host.TokenFor(Role.Supervisor, "nil"));

        await north.WatchAgentsAsync(new { });
        await south.WatchAgentsAsync(new { campaigns = new[] { "spring" } });

        await north.AgentsUntilAsync(Centre.North);
        await south.AgentsUntilAsync("eve");
        Assert.Equal(0, (await none.WatchAgentsAsync(new { })).GetProperty("total").GetInt32());
        Assert.Equal(0, (await north.WatchAgentsAsync(new { teams = new[] { "south" } })).GetProperty("total").GetInt32());
        Assert.Empty(none.Rest("agents"));
    }

    [Fact]
    public async Task Should_follow_the_directory_when_it_changes()
    {
        await using var page = await host.WatchAsync(host.TokenFor(Role.Supervisor, "sue", "north"));
        await page.WatchAgentsAsync(new { });
        await page.AgentsUntilAsync(Centre.North);

        (await host.Integration.PutAsync("directory/agents/gus", Centre.Agent("gus", "Gus Gray", "north"))).Is(HttpStatusCode.OK);
        await page.AgentsUntilAsync("ann", "ben", "cat", "gus");
        (await host.Integration.PutAsync("directory/agents/ann", Centre.Agent("ann", "Ann Ash", "north"))).Is(HttpStatusCode.OK);
        await page.AgentsUntilAsync(agents => agents["ann"].GetProperty("name").GetString() == "Ann Ash");
        (await host.Integration.PutAsync("directory/agents/ben", Centre.Agent("ben", "Ben Baker", "south"))).Is(HttpStatusCode.OK);
        await page.AgentsUntilAsync("ann", "cat", "gus");
        (await host.Integration.DeleteAsync("directory/agents/gus")).Is(HttpStatusCode.OK);
        await page.AgentsUntilAsync("ann", "cat");
    }

    [Fact]
    public async Task Should_push_messages_with_live_funnels_when_watched()
    {
        await using var eve = await host.OpenAsync("eve");
        var before = await host.Admin.SendMessageAsync(Centre.To("fay"), "Before.");
        await using var page = await host.WatchAsync();

        await page.CallAsync("WatchMessages");
        await page.MessagesUntilAsync(messages => messages.ContainsKey(before));
        var id = await host.Admin.SendMessageAsync(Centre.To("eve", "fay"), "Live.");
        await page.MessagesUntilAsync(messages => Funnel(messages, id, "targeted") == 2 && Funnel(messages, id, "delivered") == 1);
        await eve.CallAsync("MarkRead", (object)new[] { id });
        await page.MessagesUntilAsync(messages => Funnel(messages, id, "read") == 1);

        Assert.Equal((await host.Admin.GetAsync($"messages/{id}")).Json.GetRawText(), page.Messages[id].GetRawText());
    }

    [Fact]
    public async Task Should_push_messages_in_scope_only_with_funnels_cut()
    {
        await using var page = await host.WatchAsync(host.TokenFor(Role.Supervisor, "sue", "north"));
        await page.CallAsync("WatchMessages");

        var south = await host.Admin.SendMessageAsync(Centre.To("dan"), "South.");
        var all = await host.Admin.SendMessageAsync(Centre.Everyone, "All.");
        await page.MessagesUntilAsync(messages => messages.ContainsKey(all));

        Assert.Equal(3, Funnel(page.Messages, all, "targeted"));
        Assert.False(page.Messages.ContainsKey(south));
    }

    [Theory]
    [InlineData(Role.Agent)]
    [InlineData(Role.Integration)]
    public async Task Should_answer_403_when_the_role_is_another(Role role) =>
        (await host.WithToken(host.TokenFor(role, "ann")).PostAsync("/hubs/coaching/negotiate?negotiateVersion=1")).IsProblem(HttpStatusCode.Forbidden);

    [Fact]
    public async Task Should_answer_401_when_there_is_no_token() =>
        (await host.WithToken(null).PostAsync("/hubs/coaching/negotiate?negotiateVersion=1")).IsProblem(HttpStatusCode.Unauthorized);

    private static string? Status(SortedDictionary<string, JsonElement> agents, string id) =>
        agents.TryGetValue(id, out var agent) ? agent.GetProperty("status").GetString() : null;

    private static int Funnel(SortedDictionary<string, JsonElement> messages, string id, string state) =>
        messages.TryGetValue(id, out var message) ? message.GetProperty("funnel").GetProperty(state).GetInt32() : -1;
}
