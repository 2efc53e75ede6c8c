using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coaching.Actors.Directory;

namespace Coaching.Web.Tests.Api;

public sealed class AgentsEndpointsSpecs
{
    private const string Agents = "/api/v1/agents";

    private static readonly DirectoryDocument Demo = DemoDirectory.Create();

    [Fact]
    public async Task Should_list_everybody_in_order_when_paged_to_the_end()
    {
        await using var under = await DirectoryUnderTest.StartAsync(Demo);

        var ids = new List<string>();
        string? next = null;

        do
        {
            var page = await under.Admin.GetFromJsonAsync<JsonElement>($"{Agents}?limit=70&cursor={next}");
            ids.AddRange(page.GetProperty("agents").EnumerateArray().Select(agent => agent.GetProperty("id").GetString()!));
            next = page.GetProperty("next").GetString();
            Assert.Equal(200, page.GetProperty("total").GetInt32());
        }
        while (next is not null);

        Assert.Equal(
            Demo.Agents.OrderBy(agent => agent.Name.ToUpperInvariant(), StringComparer.Ordinal).ThenBy(agent => agent.Id, StringComparer.Ordinal)
                .Select(agent => agent.Id),
            ids);
    }

    [Fact]
    public async Task Should_say_who_and_how_when_an_agent_is_listed()
    {
        await using var under = await DirectoryUnderTest.StartAsync(Demo);

        var page = await under.Admin.GetFromJsonAsync<JsonElement>($"{Agents}?search=agent-001");

        var agent = Assert.Single(page.GetProperty("agents").EnumerateArray());
        Assert.Equal(
            (Demo.Agents[0].Name, "team-north", "london", "loggedOut", "1970-01-01T00:00:00.000Z"),
            (Text("name"), Text("team"), Text("site"), Text("status"), Text("statusSince")));

        string? Text(string name) => agent.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData("?team=team-north", 34)]
    [InlineData("?team=team-north&team=team-south", 68)]
    [InlineData("?team=team-north&status=available&list=", 0)]
    [InlineData("?team=team-north&status=available&status=loggedOut", 34)]
    [InlineData("?team=nope", 0)]
    [InlineData("?team=&search=", 200)]
    public async Task Should_narrow_when_filtered(string query, int total)
    {
        await using var under = await DirectoryUnderTest.StartAsync(Demo);

        var page = await under.Admin.GetFromJsonAsync<JsonElement>(Agents + query);

        Assert.Equal(total, page.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Should_list_only_own_teams_when_a_supervisor_asks()
    {
        await using var under = await DirectoryUnderTest.StartAsync(Demo);

        var own = await under.Supervisor("team-north").GetFromJsonAsync<JsonElement>($"{Agents}?limit=1000");
        var other = await under.Supervisor("team-north").GetFromJsonAsync<JsonElement>($"{Agents}?team=team-south");
        var nobody = await under.Supervisor().GetFromJsonAsync<JsonElement>(Agents);

        Assert.All(own.GetProperty("agents").EnumerateArray(), agent => Assert.Equal("team-north", agent.GetProperty("team").GetString()));
        Assert.Equal((34, 0, 0), (Total(own), Total(other), Total(nobody)));

        static int Total(JsonElement page) => page.GetProperty("total").GetInt32();
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=1001", "limit")]
    [InlineData("?limit=ten", "limit")]
    [InlineData("?cursor=!", "cursor")]
    [InlineData("?status=OnBreak", "status")]
    public async Task Should_answer_400_when_a_parameter_is_faulty(string query, string name)
    {
        await using var under = await DirectoryUnderTest.StartAsync(Demo);

        using var response = await under.Admin.GetAsync(Agents + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal([name], (await Problem.ReadAsync(response)).Errors!.Keys);
    }
}
