using System.Net;
using Coaching.Web.Authentication;

namespace Coaching.Web.Tests.Contract;

/// <summary><c>/inbox</c> over REST.</summary>
public sealed class InboxSpecs(LiveHost host) : IClassFixture<LiveHost>
{
    [Fact]
    public async Task Should_show_the_day_newest_first_when_an_agent_asks()
    {
        var older = await host.Admin.SendMessageAsync(Centre.To("ann"), "Older.");
        var newer = await host.Admin.SendMessageAsync(Centre.To("ann"), "Newer.");

        var inbox = (await host.Agent("ann").GetAsync("inbox")).Is(HttpStatusCode.OK);

        Assert.Equal("ann", inbox.Text("agentId"));
        Assert.Equal("Ann Archer", inbox.Text("name"));
        Assert.Equal([newer, older], inbox["messages"].EnumerateArray().Select(m => m.GetProperty("id").GetString()));
        Assert.Equal(2, inbox.Number("unread"));
        Assert.All(inbox["messages"].EnumerateArray(), m => Assert.Equal("bell", m.GetProperty("alert").GetString()));
    }

    [Fact]
    public async Task Should_count_as_delivered_when_the_inbox_was_fetched()
    {
        var id = await host.Admin.SendMessageAsync(Centre.To("ben"), "Fetched.");
        await host.Agent("ben").GetAsync("inbox");

        await Eventually.AssertAsync(async () =>
            Assert.Equal(1, (await host.Admin.GetAsync($"messages/{id}"))["funnel"].GetProperty("delivered").GetInt32()));
    }

    [Fact]
    public async Task Should_read_and_acknowledge_and_tell_open_pages()
    {
        var id = await host.Admin.SendMessageAsync(Centre.To("cat"), "Read me.", requiresAck: true);
        await using var page = await host.OpenAsync("cat");

        Success(await host.Agent("cat").PostAsync("inbox/read", new { ids = new[] { id } }));
        Assert.Equal("read", (await page.ChangedAsync())[0].GetProperty("state").GetString());
        Assert.Equal("read", await StateAsync("cat", id));
        Success(await host.Agent("cat").PostAsync($"inbox/{id}/acknowledge"));
        Assert.Equal("acknowledged", (await page.ChangedAsync())[0].GetProperty("state").GetString());

        Assert.Equal("acknowledged", await StateAsync("cat", id));
        Success(await host.Agent("cat").PostAsync($"inbox/{id}/acknowledge"));
        Success(await host.Agent("cat").PostAsync("inbox/read", new { ids = new[] { id } }));
        Assert.Equal("acknowledged", await StateAsync("cat", id));
    }

    [Fact]
    public async Task Should_change_nothing_when_ids_are_not_in_the_inbox()
    {
        var foreign = await host.Admin.SendMessageAsync(Centre.To("eve"), "For Eve.");
        var own = await host.Admin.SendMessageAsync(Centre.To("dan"), "For Dan.");

        Success(await host.Agent("dan").PostAsync("inbox/read", new { ids = new[] { foreign, "never-sent" } }));
        (await host.Agent("dan").PostAsync($"inbox/{foreign}/acknowledge")).IsProblem(HttpStatusCode.NotFound);
        (await host.Agent("dan").PostAsync("inbox/never-sent/acknowledge")).IsProblem(HttpStatusCode.NotFound);
        (await host.Agent("dan").PostAsync("inbox/no%20id/acknowledge")).IsProblem(HttpStatusCode.NotFound);

        Assert.Equal("unread", await StateAsync("eve", foreign));
        Assert.Equal("unread", await StateAsync("dan", own));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"ids":null}""")]
    [InlineData("""{"ids":"x"}""")]
    [InlineData("""{"ids":[5]}""")]
    [InlineData("""{"ids":[null]}""")]
    [InlineData("""{"ids":["no id"]}""")]
    public async Task Should_answer_400_when_ids_are_wrong(string json) =>
        (await host.Agent("ann").PostAsync("inbox/read", json)).IsProblem(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Should_answer_400_when_there_are_over_500_ids()
    {
        string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(n => $"id-{n}")];

        Success(await host.Agent("ann").PostAsync("inbox/read", new { ids = Ids(500) }));
        var answer = (await host.Agent("ann").PostAsync("inbox/read", new { ids = Ids(501) })).IsProblem(HttpStatusCode.BadRequest, "validation", "ids");

        Assert.Contains("500", answer["errors"].GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Admin)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Integration)]
    public async Task Should_answer_403_when_the_caller_is_no_agent(Role role)
    {
        var api = host.As(role, "ann", "north");

        (await api.GetAsync("inbox")).IsProblem(HttpStatusCode.Forbidden);
        (await api.PostAsync("inbox/read", new { ids = new[] { "x" } })).IsProblem(HttpStatusCode.Forbidden);
        (await api.PostAsync("inbox/x/acknowledge")).IsProblem(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Should_answer_403_when_the_agent_is_not_in_the_directory()
    {
        (await host.Agent("stranger").GetAsync("inbox")).IsProblem(HttpStatusCode.Forbidden);
        (await host.Agent("stranger").PostAsync("inbox/read", new { ids = new[] { "x" } })).IsProblem(HttpStatusCode.Forbidden);
        (await host.Agent("stranger").PostAsync("inbox/x/acknowledge")).IsProblem(HttpStatusCode.Forbidden);
    }

    private static void Success(Answer answer) => Assert.True((int)answer.Status is >= 200 and < 300, answer.Body);

    private async Task<string?> StateAsync(string agent, string id) => (await host.Agent(agent).GetAsync("inbox"))["messages"].EnumerateArray()
        .Single(m => m.GetProperty("id").GetString() == id).GetProperty("state").GetString();
}
