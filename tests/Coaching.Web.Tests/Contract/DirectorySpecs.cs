using System.Net;
using System.Text;
using System.Text.Json;
using Coaching.Web.Authentication;

namespace Coaching.Web.Tests.Contract;

/// <summary><c>/directory</c> and <c>/agents</c> on the whole host. Each test starts with the whole directory.</summary>
public sealed class DirectorySpecs(LiveHost host) : IClassFixture<LiveHost>, IAsyncLifetime
{
    public async Task InitializeAsync() => (await host.Integration.PutAsync("directory", Centre.Directory())).Is(HttpStatusCode.OK);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Should_answer_what_changed_and_nothing_the_second_time_when_replaced()
    {
        var changed = (await host.Admin.PutAsync("directory", Centre.Directory(Centre.Agent("gus", "Gus Gray", "north")))).Is(HttpStatusCode.OK);
        var again = (await host.Admin.PutAsync("directory", Centre.Directory(Centre.Agent("gus", "Gus Gray", "north")))).Is(HttpStatusCode.OK);

        Assert.Equal(["added", "agents", "changed", "groups", "removed", "version"], changed.Json.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal((7, 8, 1, 0), (changed.Number("agents"), changed.Number("groups"), changed.Number("added"), changed.Number("removed")));
        Assert.Equal((0, 0, 0), (again.Number("added"), again.Number("changed"), again.Number("removed")));
    }

    [Fact]
    public async Task Should_change_nothing_and_name_every_fault_when_one_row_is_wrong()
    {
        var wrong = Centre.Directory(
            Centre.Agent("gus", "Gus Gray", "no-team"), Centre.Agent("hal", "", "north", ["no-campaign"]), Centre.Agent("ann", "Twice", "north", site: "moon"));

        var answer = (await host.Integration.PutAsync("directory", wrong)).IsProblem(HttpStatusCode.BadRequest, "validation");

        var errors = answer["errors"].EnumerateObject().Select(e => e.Name).ToList();
        Assert.Equal(["agents[6].team", "agents[7].campaigns[0]", "agents[7].name", "agents[8].id", "agents[8].site"], errors.Order());
        Assert.Equal(6, (await host.Admin.GetAsync("agents")).Number("total"));
    }

    [Fact]
    public async Task Should_show_groups_with_their_agents_in_scope_and_hide_the_rest()
    {
        var all = (await host.Admin.GetAsync("directory")).Is(HttpStatusCode.OK);
        var north = (await host.Supervisor("north").GetAsync("directory")).Is(HttpStatusCode.OK);
        var none = (await host.Supervisor().GetAsync("directory")).Is(HttpStatusCode.OK);

        Assert.Equal(["north 3", "south 3"], Counts(all, "teams"));
        Assert.Equal(["spring 3", "summer 2"], Counts(all, "campaigns"));
        Assert.Equal(["cold 2", "warm 4"], Counts(all, "lists"));
        Assert.Equal(["billing 3", "tech 1"], Counts(all, "queues"));
        Assert.Equal(["north 3"], Counts(north, "teams"));
        Assert.Equal(["spring 2"], Counts(north, "campaigns"));
        Assert.Equal(["warm 2"], Counts(north, "lists"));
        Assert.All(["teams", "campaigns", "lists", "queues"], kind => Assert.Empty(Counts(none, kind)));
    }

    [Fact]
    public async Task Should_be_visible_to_the_next_call_everywhere_when_answered()
    {
        (await host.Integration.PutAsync("directory/agents/gus", Centre.Agent("gus", "Gus Gray", "north", ["summer"]))).Is(HttpStatusCode.OK);

        Assert.Equal("gus", (await host.Admin.GetAsync("agents?search=gray"))["agents"][0].GetProperty("id").GetString());
        Assert.Equal(3, (await host.Admin.PostAsync("audiences/preview", """{"audience":{"filter":{"campaigns":["summer"]}}}""")).Number("count"));
        Assert.Equal(4, (await host.Supervisor("north").PostAsync("messages", new { audience = Centre.Everyone, body = "x" })).Number("recipients"));
        (await host.Agent("gus").GetAsync("inbox")).Is(HttpStatusCode.OK);

        (await host.Integration.DeleteAsync("directory/agents/gus")).Is(HttpStatusCode.OK);
        Assert.Equal(0, (await host.Admin.GetAsync("agents?search=gray")).Number("total"));
        (await host.Admin.PostAsync("messages", new { audience = Centre.To("gus"), body = "x" })).IsProblem(HttpStatusCode.UnprocessableEntity);
        (await host.Integration.DeleteAsync("directory/agents/gus")).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Should_show_a_new_name_to_open_pages_and_the_new_site_s_day()
    {
        await using var ann = await host.OpenAsync("ann");
        await using var ben = await host.OpenAsync("ben");

        (await host.Integration.PutAsync("directory/agents/ann", Centre.Agent("ann", "Ann Ash", "north", ["spring"]))).Is(HttpStatusCode.OK);
        await ann.InboxAsync(inbox => inbox.GetProperty("name").GetString() == "Ann Ash");
        (await host.Integration.PutAsync("directory/agents/ann", Centre.Agent("ann", "Ann Ash", "north", ["spring"], site: "nyc"))).Is(HttpStatusCode.OK);
        await ann.InboxAsync(_ => true);

        Assert.Empty(ben.Rest("inbox"));
    }

    [Fact]
    public async Task Should_take_csv_as_spreadsheets_write_it_and_name_the_line_of_a_fault()
    {
        var taken = await CsvAsync("\uFEFFid,name,site,team,campaigns,queues\r\ngus,\"Gray, Gus\",lon,north,spring;summer,tech\r\nann,Ann Ash,lon,north,,\r\n");
        var refused = await CsvAsync("id,name,site,team,campaigns,queues\nhal,Hal Hill,lon,north,,\nivy,Ivy Irons,lon,no-team,,\njan,Jan,lon,north,,\n");

        Assert.Equal((1, 1), (taken.Is(HttpStatusCode.OK).Number("added"), taken.Number("changed")));
        Assert.Equal(["billing 3", "tech 2"], Counts(await host.Admin.GetAsync("directory"), "queues"));
        Assert.Contains("line 3: ", refused.IsProblem(HttpStatusCode.BadRequest, "validation")["errors"].GetRawText(), StringComparison.Ordinal);
        Assert.Equal(0, (await host.Admin.GetAsync("agents?search=hal")).Number("total"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"sites":{}}""")]
    [InlineData("""{"agents":[{"id":5}]}""")]
    [InlineData("""{"agents":"ann"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{")]
    public async Task Should_answer_400_and_change_nothing_when_the_json_is_of_the_wrong_type(string json)
    {
        (await host.Integration.PutAsync("directory", json)).IsProblem(HttpStatusCode.BadRequest);

        Assert.Equal(6, (await host.Admin.GetAsync("agents")).Number("total"));
    }

    [Fact]
    public async Task Should_page_in_order_of_name_then_id_and_tell_each_agents_status()
    {
        (await host.Integration.PutAsync("directory/agents/zed", Centre.Agent("zed", "Ann Archer", "south"))).Is(HttpStatusCode.OK);
        var ids = new List<string>();
        var cursor = "";

        do
        {
            var page = (await host.Admin.GetAsync($"agents?limit=2&cursor={Uri.EscapeDataString(cursor)}")).Is(HttpStatusCode.OK);
            Assert.Equal(7, page.Number("total"));
            Assert.All(page["agents"].EnumerateArray(), agent =>
            {
                Assert.All(["id", "name", "team", "site", "status", "statusSince"], name => Assert.Equal(JsonValueKind.String, agent.GetProperty(name).ValueKind));
                Assert.Equal("loggedOut", agent.GetProperty("status").GetString());
            });
            ids.AddRange(page["agents"].EnumerateArray().Select(a => a.GetProperty("id").GetString()!));
            cursor = page["next"].GetString();
        }
        while (cursor is not null);

        Assert.Equal(["ann", "zed", "ben", "cat", "dan", "eve", "fay"], ids);
    }

    [Theory]
    [InlineData("agents/ann/status", """{"status":"asleep"}""", 400)]
    [InlineData("agents/ann/status", """{"status":null}""", 400)]
    [InlineData("agents/ann/status", "{}", 400)]
    [InlineData("agents/ann/status", """{"status":5}""", 400)]
    [InlineData("agents/ann/status", """{"status":"onBreak","reason":"siesta"}""", 400)]
    [InlineData("agents/ann/status", """{"status":"available","reason":"lunch"}""", 400)]
    [InlineData("agents/ann/status", """{"status":"onBreak","reason":5}""", 400)]
    [InlineData("agents/nobody/status", """{"status":"available"}""", 404)]
    [InlineData("agents/no%20id/status", """{"status":"available"}""", 404)]
    public async Task Should_answer_by_the_fault_when_a_status_from_the_acd_is_wrong(string path, string json, int status) =>
        (await host.Integration.PutAsync(path, json)).IsProblem((HttpStatusCode)status);

    [Fact]
    public async Task Should_filter_by_the_status_that_the_acd_set()
    {
        await using var ann = await host.OpenAsync("ann");
        await using var dan = await host.OpenAsync("dan");

        foreach (var (agent, status, reason) in new[] { ("ann", "onBreak", "lunch"), ("dan", "onInteraction", null) })
        {
            Assert.True((int)(await host.Integration.PutAsync($"agents/{agent}/status", new { status, reason, more = 1 })).Status is >= 200 and < 300);
        }

        await Eventually.AssertAsync(async () =>
        {
            var onBreak = Assert.Single((await host.Admin.GetAsync("agents?status=onBreak"))["agents"].EnumerateArray());
            Assert.Equal("ann", onBreak.GetProperty("id").GetString());
            Assert.Equal("lunch", onBreak.GetProperty("reason").GetString());
            Assert.Equal(2, (await host.Admin.GetAsync("agents?status=onBreak&status=onInteraction")).Number("total"));
            Assert.Equal(1, (await host.Supervisor("south").GetAsync("agents?status=onBreak&status=onInteraction")).Number("total"));
        });
    }

    [Fact]
    public async Task Should_show_a_supervisor_nobody_of_other_teams_whatever_is_asked()
    {
        foreach (var query in new[] { "", "?campaign=spring", "?search=dan", "?team=south", "?list=warm" })
        {
            var answer = await host.As(Role.Supervisor, "sue", "north").GetAsync($"agents{query}");
            Assert.DoesNotContain("\"south\"", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("dan", answer.Status == HttpStatusCode.OK ? answer.Body : "", StringComparison.Ordinal);
        }

        Assert.Equal(0, (await host.Supervisor().GetAsync("agents")).Number("total"));
    }

    private static IEnumerable<string> Counts(Answer directory, string kind) => directory[kind].EnumerateArray()
        .Select(g => $"{g.GetProperty("id").GetString()} {g.GetProperty("agents").GetInt32()}").Order();

    private async Task<Answer> CsvAsync(string csv)
    {
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        return await host.Integration.PutAsync("directory/agents", content);
    }
}
