using System.Net;
using System.Text.Json;
using Coaching.Web.Authentication;

namespace Coaching.Web.Tests.Contract;

/// <summary><c>POST /audiences/preview</c> and the tokens it gives. Each test starts with the whole directory.</summary>
public sealed class PreviewSpecs(LiveHost host) : IClassFixture<LiveHost>, IAsyncLifetime
{
    private static readonly object North = new { filter = new { teams = new[] { "north" } } };

    public async Task InitializeAsync() => (await host.Integration.PutAsync("directory", Centre.Directory())).Is(HttpStatusCode.OK);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Should_count_by_status_and_give_a_token_when_asked()
    {
        await using var dan = await host.OpenAsync("dan");
        await using var eve = await host.OpenAsync("eve");
        await eve.CallAsync("SetStatus", "onBreak", "lunch");

        await Eventually.AssertAsync(async () =>
        {
            var preview = (await PreviewAsync(Centre.Everyone)).Is(HttpStatusCode.OK);
            var counts = preview["byStatus"];

            Assert.Equal(["byStatus", "count", "token"], preview.Json.EnumerateObject().Select(p => p.Name).Order());
            Assert.Equal(6, preview.Number("count"));
            Assert.Equal(["available", "loggedOut", "onBreak", "onInteraction", "wrapUp"], counts.EnumerateObject().Select(p => p.Name).Order());
            Assert.Equal(1, counts.GetProperty("onBreak").GetInt32());
            Assert.Equal(6, counts.EnumerateObject().Sum(c => c.Value.GetInt32()));
            Assert.True(counts.GetProperty("available").GetInt32() >= 1);
            Assert.NotEmpty(preview.Text("token"));
        });
    }

    [Fact]
    public async Task Should_send_to_exactly_the_previewed_set_when_statuses_and_groups_change_meanwhile()
    {
        await using var cat = await host.OpenAsync("cat");
        await cat.CallAsync("SetStatus", "wrapUp");
        var audience = new { filter = new { statuses = new[] { "wrapUp" } } };
        var preview = default(Answer)!;
        await Eventually.AssertAsync(async () => Assert.Equal(1, (preview = await PreviewAsync(audience)).Number("count")));

        await cat.CallAsync("SetStatus", "available");
        (await host.Integration.PutAsync("directory/agents/gus", Centre.Agent("gus", "Gus Gray", "north"))).Is(HttpStatusCode.OK);
        var sent = await SendAsync(audience, preview.Text("token"));

        Assert.Equal(1, sent.Is(HttpStatusCode.Accepted).Number("recipients"));
        Assert.Equal("cat", (await host.Admin.GetAsync($"messages/{sent.Text("id")}/deliveries"))["deliveries"][0].GetProperty("agent").GetString());
    }

    [Fact]
    public async Task Should_keep_to_the_confirmed_number_when_others_join_the_group()
    {
        var token = (await PreviewAsync(North)).Text("token");
        (await host.Integration.PutAsync("directory/agents/gus", Centre.Agent("gus", "Gus Gray", "north"))).Is(HttpStatusCode.OK);

        Assert.Equal(3, (await SendAsync(North, token)).Is(HttpStatusCode.Accepted).Number("recipients"));
    }

    [Fact]
    public async Task Should_keep_to_the_confirmed_set_when_one_of_it_changes_team_within_the_scope()
    {
        var token = (await PreviewAsync(North)).Text("token");
        (await host.Integration.PutAsync("directory/agents/ann", Centre.Agent("ann", "Ann Archer", "south"))).Is(HttpStatusCode.OK);

        Assert.Equal(3, (await SendAsync(North, token)).Is(HttpStatusCode.Accepted).Number("recipients"));
    }

    [Fact]
    public async Task Should_answer_409_with_the_new_count_when_one_of_the_set_left_the_directory()
    {
        var token = (await PreviewAsync(North)).Text("token");
        (await host.Integration.DeleteAsync("directory/agents/ann")).Is(HttpStatusCode.OK);

        var answer = (await SendAsync(North, token)).IsProblem(HttpStatusCode.Conflict, "audience-changed");

        Assert.Equal(2, answer.Number("count"));
    }

    [Fact]
    public async Task Should_answer_409_when_one_of_the_set_left_the_supervisors_scope()
    {
        var supervisor = host.Supervisor("north");
        var preview = (await supervisor.PostAsync("audiences/preview", new { audience = Centre.Everyone })).Is(HttpStatusCode.OK);
        (await host.Integration.PutAsync("directory/agents/ann", Centre.Agent("ann", "Ann Archer", "south"))).Is(HttpStatusCode.OK);

        var answer = await supervisor.PostAsync("messages", new { audience = Centre.Everyone, body = "x", audienceToken = preview.Text("token") });

        Assert.Equal(2, answer.IsProblem(HttpStatusCode.Conflict, "audience-changed").Number("count"));
    }

    [Fact]
    public async Task Should_answer_200_when_a_send_with_a_token_is_repeated_after_all_changed()
    {
        var token = (await PreviewAsync(North)).Text("token");
        var send = new { id = Api.NewId(), audience = North, body = "x", audienceToken = token };
        var first = (await host.Admin.PostAsync("messages", send)).Is(HttpStatusCode.Accepted);
        (await host.Integration.DeleteAsync("directory/agents/ann")).Is(HttpStatusCode.OK);
        await host.MoveClockAsync(TimeSpan.FromMinutes(11));

        var again = (await host.Admin.PostAsync("messages", send)).Is(HttpStatusCode.OK);
        var without = await host.Admin.PostAsync("messages", new { send.id, send.audience, send.body });

        Assert.Equal(first.Body, again.Body);
        without.Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Should_honour_a_token_for_ten_minutes_and_answer_409_after()
    {
        var token = (await PreviewAsync(North)).Text("token");

        await host.MoveClockAsync(TimeSpan.FromMinutes(9.8));
        (await SendAsync(North, token)).Is(HttpStatusCode.Accepted);
        await host.MoveClockAsync(TimeSpan.FromMinutes(0.3));
        var answer = (await SendAsync(North, token)).IsProblem(HttpStatusCode.Conflict, "audience-changed");

        Assert.Equal(3, answer.Number("count"));
    }

    [Fact]
    public async Task Should_answer_400_when_the_token_is_of_somebody_else_or_of_another_audience()
    {
        var token = (await PreviewAsync(North)).Text("token");

        (await host.As(Role.Admin, "other").PostAsync("messages", new { audience = North, body = "x", audienceToken = token }))
            .IsProblem(HttpStatusCode.BadRequest, error: "audienceToken");
        (await SendAsync(Centre.Everyone, token)).IsProblem(HttpStatusCode.BadRequest, error: "audienceToken");
        (await SendAsync(North, token)).Is(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a token")]
    [InlineData("ffffffffffffffffffffffffffffffff")]
    public async Task Should_send_nothing_when_the_token_was_never_given(string token) =>
        Assert.Contains((await SendAsync(North, token)).Status, new[] { HttpStatusCode.BadRequest, HttpStatusCode.Conflict });

    [Fact]
    public async Task Should_count_nobody_when_the_audience_is_empty()
    {
        var preview = (await PreviewAsync(new { filter = new { teams = new[] { "north" }, campaigns = new[] { "summer" } } })).Is(HttpStatusCode.OK);

        Assert.Equal(0, preview.Number("count"));
        Assert.All(preview["byStatus"].EnumerateObject(), c => Assert.Equal(0, c.Value.GetInt32()));
    }

    [Fact]
    public async Task Should_count_own_teams_only_when_a_supervisor_previews()
    {
        var own = (await host.Supervisor("north").PostAsync("audiences/preview", new { audience = Centre.Everyone })).Is(HttpStatusCode.OK);
        var none = (await host.Supervisor().PostAsync("audiences/preview", new { audience = Centre.Everyone })).Is(HttpStatusCode.OK);

        Assert.Equal(3, own.Number("count"));
        Assert.Equal(0, none.Number("count"));
        (await host.Supervisor("north").PostAsync("audiences/preview", new { audience = Centre.To("dan") })).IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-ids");
        (await host.Supervisor("north").PostAsync("audiences/preview", new { audience = new { filter = new { teams = new[] { "south" } } } }))
            .IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-ids");
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("""{"audience":null}""", 400)]
    [InlineData("""{"audience":5}""", 400)]
    [InlineData("""{"audience":{"filter":{"team":["north"]}}}""", 400)]
    [InlineData("""{"audience":{"filter":{"teams":"north"}}}""", 400)]
    [InlineData("[]", 400)]
    [InlineData("", 400)]
    [InlineData("""{"audience":{"agents":["nobody"]}}""", 422)]
    [InlineData("""{"audience":{"everyone":true},"more":1}""", 200)]
    public async Task Should_answer_by_the_fault_when_an_audience_is_wrong(string json, int status)
    {
        var answer = await host.Admin.PostAsync("audiences/preview", json);

        if (status == 200)
        {
            answer.Is(HttpStatusCode.OK);
        }
        else
        {
            answer.IsProblem((HttpStatusCode)status);
            Assert.Equal(JsonValueKind.Object, answer["errors"].ValueKind);
        }
    }

    private Task<Answer> PreviewAsync(object audience) => host.Admin.PostAsync("audiences/preview", new { audience });

    private Task<Answer> SendAsync(object audience, string token) => host.Admin.PostAsync("messages", new { audience, body = "x", audienceToken = token });
}
