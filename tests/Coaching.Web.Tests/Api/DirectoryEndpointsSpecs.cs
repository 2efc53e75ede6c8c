using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Coaching.Actors.Directory;
using Coaching.Testing;

namespace Coaching.Web.Tests.Api;

public sealed class DirectoryEndpointsSpecs
{
    private const string Directory = "/api/v1/directory";

    private static readonly DirectoryDocument Document = DirectoryGenerator.Generate(60, 1);

    [Fact]
    public async Task Should_answer_what_changed_when_the_directory_is_replaced()
    {
        await using var under = await DirectoryUnderTest.StartAsync();

        using var response = await under.PutAsync(Document);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            ["added", "agents", "changed", "groups", "removed", "version"],
            answer.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal((60, 60, 2), (answer.GetProperty("agents").GetInt32(), answer.GetProperty("added").GetInt32(), answer.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Should_show_a_change_at_once_when_it_was_answered()
    {
        await using var under = await DirectoryUnderTest.StartAsync();

        using var put = await under.PutAsync(Document);
        var view = await under.Admin.GetFromJsonAsync<JsonElement>(Directory);

        Assert.Equal(Document.Agents.Count(agent => agent.Active), view.GetProperty("teams").EnumerateArray().Sum(team => team.GetProperty("agents").GetInt32()));
        Assert.Equal("Europe/London", view.GetProperty("sites")[0].GetProperty("timeZone").GetString());
        Assert.Equal("03:00", view.GetProperty("sites")[0].GetProperty("dayStartsAt").GetString());
        Assert.All(["campaigns", "lists", "queues"], kind => Assert.NotEqual(0, view.GetProperty(kind).GetArrayLength()));
    }

    [Fact]
    public async Task Should_show_only_what_is_in_scope_when_a_supervisor_asks()
    {
        await using var under = await DirectoryUnderTest.StartAsync(Document);

        var own = await under.Supervisor("team-0001", "elsewhere").GetFromJsonAsync<JsonElement>(Directory);
        var nobody = await under.Supervisor().GetFromJsonAsync<JsonElement>(Directory);

        var team = Assert.Single(own.GetProperty("teams").EnumerateArray());
        Assert.Equal(Document.Agents.Count(agent => agent is { Active: true, Team: "team-0001" }), team.GetProperty("agents").GetInt32());
        Assert.All(nobody.EnumerateObject(), kind => Assert.Equal(0, kind.Value.GetArrayLength()));
    }

    [Fact]
    public async Task Should_name_every_fault_and_store_nothing_when_the_directory_is_faulty()
    {
        await using var under = await DirectoryUnderTest.StartAsync();

        using var response = await under.PutAsync(Document with { Agents = [Document.Agents[0] with { Team = "x" }, Document.Agents[1] with { Name = "" }] });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["agents[0].team", "agents[1].name"], (await Problem.ReadAsync(response)).Errors!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(1, await under.Store.GetVersionAsync(default));
    }

    [Theory]
    [InlineData("""{"agents":7}""", "agents")]
    [InlineData("""{"agents":[{"id":7}]}""", "agents[0].id")]
    [InlineData("""{"agents":[null]}""", "agents[0]")]
    [InlineData("""{"agents":[],"teams":[null]}""", "teams[0]")]
    [InlineData("""{"agents":[{"id":"\ud800"}]}""", "agents[0].id")]
    [InlineData("null", "body")]
    [InlineData("{", "body")]
    public async Task Should_name_the_place_when_the_json_is_of_the_wrong_type(string json, string place)
    {
        await using var under = await DirectoryUnderTest.StartAsync();

        using var response = await under.Integration.PutAsync(Directory, new StringContent(json, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal([place], (await Problem.ReadAsync(response)).Errors!.Keys);
    }

    [Fact]
    public async Task Should_upsert_or_name_lines_when_csv_is_put()
    {
        await using var under = await DirectoryUnderTest.StartAsync(Document);
        const string Good = "id,name,site,team,campaigns,queues\nnew,\"Doe, Jo\",site-0000,team-0000,campaign-0000;campaign-0001,\n";

        using var stored = await PutCsvAsync(under, Good, "text/csv; charset=utf-8");
        using var faulty = await PutCsvAsync(under, Good + "bad,Bad,site-0000,nope,,\n");

        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        Assert.Equal(1, (await stored.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("added").GetInt32());
        Assert.Equal(HttpStatusCode.BadRequest, faulty.StatusCode);
        Assert.Equal(["line 3: There is no team 'nope'."], (await Problem.ReadAsync(faulty)).Errors!["line 3"]);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("text/csv; charset=utf-16")]
    [InlineData(null)]
    public async Task Should_answer_415_when_the_body_is_no_csv(string? type)
    {
        await using var under = await DirectoryUnderTest.StartAsync(Document);

        using var response = await PutCsvAsync(under, "id,name,site,team,campaigns,queues\n", type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("urn:coaching:problem:unsupported-media-type", (await Problem.ReadAsync(response)).Type);
    }

    [Fact]
    public async Task Should_answer_415_when_the_directory_comes_as_text()
    {
        await using var under = await DirectoryUnderTest.StartAsync();

        using var response = await under.Integration.PutAsync(Directory, new StringContent("{}", Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Should_put_and_remove_one_agent_when_told()
    {
        await using var under = await DirectoryUnderTest.StartAsync(Document);
        var agent = new { name = "Jo", site = "site-0000", team = "team-0000" };

        using var added = await under.Integration.PutAsJsonAsync($"{Directory}/agents/jo", agent);
        using var other = await under.Integration.PutAsJsonAsync($"{Directory}/agents/jo", new { id = "joe", agent.name, agent.site, agent.team });
        using var faulty = await under.Integration.PutAsJsonAsync($"{Directory}/agents/jo", new { name = "Jo", site = "nowhere" });
        using var removed = await under.Integration.DeleteAsync($"{Directory}/agents/jo");
        using var again = await under.Integration.DeleteAsync($"{Directory}/agents/jo");

        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.Equal(["id"], (await Problem.ReadAsync(other)).Errors!.Keys);
        Assert.Equal(["site", "team"], (await Problem.ReadAsync(faulty)).Errors!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(1, (await removed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("removed").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Should_answer_503_when_the_database_is_away()
    {
        await using var under = await DirectoryUnderTest.StartAsync(Document);
        under.Store.Before = FakeDirectoryStore.Fail;

        using var response = await under.PutAsync(Document);
        using var view = await under.Admin.GetAsync(Directory);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, view.StatusCode);
    }

    [Theory]
    [InlineData("GET", "admin", "supervisor")]
    [InlineData("PUT", "admin", "integration")]
    public async Task Should_let_in_exactly_these_roles(string method, params string[] allowed)
    {
        await using var under = await DirectoryUnderTest.StartAsync(Document);

        foreach (var role in new[] { "admin", "supervisor", "agent", "integration" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Directory) { Content = method == "GET" ? null : JsonContent.Create(new { agents = Array.Empty<object>() }) };
            using var response = await under.As(role).SendAsync(request);

            Assert.Equal(allowed.Contains(role) ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    private static async Task<HttpResponseMessage> PutCsvAsync(DirectoryUnderTest under, string csv, string? type = "text/csv")
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        body.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return await under.Integration.PutAsync($"{Directory}/agents", body);
    }
}
