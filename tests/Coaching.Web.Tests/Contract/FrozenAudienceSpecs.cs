using System.Net;

namespace Coaching.Web.Tests.Contract;

/// <summary>What holds of a send whatever the directory and the clock do after it. Each test puts the directory back.</summary>
public sealed class FrozenAudienceSpecs(LiveHost host) : IClassFixture<LiveHost>, IAsyncLifetime
{
    public async Task InitializeAsync() => (await host.Integration.PutAsync("directory", Centre.Directory())).Is(HttpStatusCode.OK);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Should_answer_as_at_first_when_the_directory_changed_since()
    {
        var send = new { id = Api.NewId(), audience = new { filter = new { teams = new[] { "north" } } }, body = "Team talk." };
        var first = await host.Supervisor("north").PostAsync("messages", send);
        (await host.Integration.DeleteAsync("directory/agents/ann")).Is(HttpStatusCode.OK);
        (await host.Integration.PutAsync("directory/agents/ben", Centre.Agent("ben", "Ben Baker", "south"))).Is(HttpStatusCode.OK);

        var again = await host.Supervisor("north").PostAsync("messages", send);
        var outOfScope = await host.Supervisor().PostAsync("messages", send);

        first.Is(HttpStatusCode.Accepted);
        again.Is(HttpStatusCode.OK);
        outOfScope.Is(HttpStatusCode.OK);
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(first.Body, outOfScope.Body);
    }

    [Fact]
    public async Task Should_reach_those_who_were_in_the_audience_then_and_nobody_else_when_teams_change()
    {
        var id = await host.Admin.SendMessageAsync(new { filter = new { teams = new[] { "north" } } }, "For the north.");
        (await host.Integration.PutAsync("directory/agents/gus", Centre.Agent("gus", "Gus Gray", "north"))).Is(HttpStatusCode.OK);
        (await host.Integration.PutAsync("directory/agents/ann", Centre.Agent("ann", "Ann Archer", "south"))).Is(HttpStatusCode.OK);

        var ann = await host.Agent("ann").GetAsync("inbox");
        var gus = await host.Agent("gus").GetAsync("inbox");

        Assert.Contains(ann["messages"].EnumerateArray(), m => m.GetProperty("id").GetString() == id);
        Assert.Empty(gus["messages"].EnumerateArray());
        Assert.Equal(3, (await host.Admin.GetAsync($"messages/{id}"))["funnel"].GetProperty("targeted").GetInt32());
    }

    [Fact]
    public async Task Should_answer_200_when_an_expired_send_is_repeated_and_expire_it_everywhere()
    {
        await using var ann = await host.OpenAsync("ann");
        var send = new { id = Api.NewId(), audience = Centre.To("ann"), body = "Now or never.", expiresAt = Turns.Soon(host.Now) };
        var first = (await host.Admin.PostAsync("messages", send)).Is(HttpStatusCode.Accepted);
        Assert.Equal(send.id, (await ann.MessageAsync()).GetProperty("id").GetString());

        await host.MoveClockAsync(TimeSpan.FromMinutes(6));

        var again = (await host.Admin.PostAsync("messages", send)).Is(HttpStatusCode.OK);
        Assert.Equal(first.Body, again.Body);
        (await host.Admin.PostAsync("messages", send with { id = Api.NewId() })).IsProblem(HttpStatusCode.BadRequest, error: "expiresAt");
        Assert.Equal("expired", (await host.Admin.GetAsync($"messages/{send.id}")).Text("state"));
        Assert.DoesNotContain((await ann.GetInboxAsync()).GetProperty("messages").EnumerateArray(), m => m.GetProperty("id").GetString() == send.id);
        Assert.DoesNotContain((await host.Agent("ann").GetAsync("inbox"))["messages"].EnumerateArray(), m => m.GetProperty("id").GetString() == send.id);
    }
}
