using Coaching.Client;
using Coaching.Web.Authentication;
using Coaching.Web.Tests.Contract;
using AgentStatus = Coaching.Client.AgentStatus;

namespace Coaching.Web.Tests.Client;

/// <summary>The typed client against the real host.</summary>
public sealed class CoachMessagingClientSpecs(LiveHost host) : IClassFixture<LiveHost>
{
    private static readonly Audience North = Audience.Where(new() { Teams = ["north"], Except = new() { Agents = ["cat"] } });

    private CoachMessagingClient Admin => As(Role.Admin, "ada");

    private CoachMessagingClient Integration => As(Role.Integration, "acd");

    [Fact]
    public async Task Should_send_to_what_was_previewed_and_follow_it()
    {
        var preview = await Admin.PreviewAsync(North);
        var send = new SendRequest(North, "Well done.") { Id = Guid.CreateVersion7().ToString(), AudienceToken = preview.Token, Priority = Coaching.Client.Priority.Urgent, RequiresAck = true };

        var first = Assert.IsType<SendResult.Accepted>(await Admin.SendAsync(send));
        var again = Assert.IsType<SendResult.Accepted>(await Admin.SendAsync(send));

        Assert.Equal((2, 2, 0), (preview.Count, preview.ByStatus.LoggedOut, preview.ByStatus.Available));
        Assert.Equal((send.Id, 2, true), (first.Id, first.Recipients, first.First));
        Assert.Equal(first with { First = false }, again);
        var message = (await Admin.FindMessageAsync(send.Id))!;
        Assert.Equal(("Well done.", Coaching.Client.Priority.Urgent, true, "ada"), (message.Body, message.Priority, message.RequiresAck, message.From.Id));
        Assert.Equal(new Funnel(2, 0, 0, 0, 0, 0), message.Funnel);
        Assert.Equal(["cat"], message.Audience!.Filter!.Except!.Agents!);
        var deliveries = await Admin.DeliveriesAsync(send.Id, DeliveryState.Targeted).CollectAsync();
        Assert.Equal(["ann", "ben"], deliveries.Select(delivery => delivery.Agent).Order(StringComparer.Ordinal));
        Assert.All(deliveries, delivery => Assert.Equal(MissedReason.LoggedOut, delivery.Reason));
        Assert.Empty(await Admin.DeliveriesAsync(send.Id, DeliveryState.Read).CollectAsync());
        Assert.Null(await Admin.FindMessageAsync("no-such"));
    }

    [Fact]
    public async Task Should_say_how_a_send_ended_when_nothing_was_sent()
    {
        var sent = new SendRequest(Audience.Of("ann"), "One text") { Id = Guid.CreateVersion7().ToString() };
        await Admin.SendAsync(sent);

        Assert.IsType<SendResult.DifferentContent>(await Admin.SendAsync(sent with { Body = "Another text" }));
        Assert.Contains("nobody-of-that-name", Assert.IsType<SendResult.NotPossible>(await Admin.SendAsync(new(Audience.Of("nobody-of-that-name"), "Hello"))).Problem.ToString(), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<CoachMessagingException>(() => Admin.SendAsync(new(Audience.Of("ann"), "  ")));
        Assert.Equal((400, true), (refused.Problem!.Status, refused.Problem.Errors!.ContainsKey("body")));
        refused = await Assert.ThrowsAsync<CoachMessagingException>(() => Client("no token").SendAsync(new(Audience.Of("ann"), "Hello")));
        Assert.Equal(401, refused.Problem!.Status);
    }

    [Fact]
    public async Task Should_say_how_many_are_left_when_someone_has_gone_since_the_preview()
    {
        var change = await Integration.ImportAgentsAsync("id,name,site,team,campaigns,queues\nzoe,Zoe Zander,lon,south,spring;summer,tech\n");
        Assert.Equal(1, change.Added);
        var audience = Audience.Where(new() { Teams = ["south"], Queues = ["tech"] });
        var preview = await Admin.PreviewAsync(audience);
        Assert.Equal(1, preview.Count);
        await host.Integration.DeleteAsync("directory/agents/zoe");

        var result = await Admin.SendAsync(new(audience, "Hello") { AudienceToken = preview.Token });

        Assert.Equal(0, Assert.IsType<SendResult.AudienceChanged>(result).Count);
    }

    [Fact]
    public async Task Should_list_agents_with_the_status_that_the_acd_told()
    {
        await using var page = await host.OpenAsync("dan");
        await Integration.SetStatusAsync("dan", AgentStatus.OnBreak, "lunch");

        await Eventually.AssertAsync(async () =>
        {
            var south = await Admin.AgentsAsync(new() { Teams = ["south"], Search = "d" }).CollectAsync();
            var dan = Assert.Single(south, agent => agent.Id == "dan");
            Assert.Equal(("Dan Dyer", "lon", AgentStatus.OnBreak, "lunch"), (dan.Name, dan.Site, dan.Status, dan.Reason));
        });
        await Assert.ThrowsAsync<CoachMessagingException>(() => Integration.SetStatusAsync("dan", AgentStatus.OnBreak, "a word of one's own"));
    }

    private CoachMessagingClient As(Role role, string user) => Client(host.TokenFor(role, user));

    private CoachMessagingClient Client(string token) => new(new HttpClient { BaseAddress = host.Address }, _ => ValueTask.FromResult(token));
}

/// <summary>A host of its own: its directory is replaced.</summary>
public sealed class ReplacedDirectorySpecs(LiveHost host) : IClassFixture<LiveHost>
{
    [Fact]
    public async Task Should_replace_the_whole_directory_or_name_what_is_wrong()
    {
        var client = new CoachMessagingClient(new HttpClient { BaseAddress = host.Address }, _ => ValueTask.FromResult(host.TokenFor(Role.Admin, "ada")));
        var directory = new Coaching.Client.DirectoryDocument([new DirectoryAgent("kim", "Kim Kent", "par", "east", ["autumn"], [])])
        {
            Sites = [new DirectorySite("par", "Paris", "Europe/Paris")],
            Teams = [new DirectoryGroup("east", "East")],
            Campaigns = [new DirectoryCampaign("autumn", "Autumn", [], [])],
        };

        var change = await client.ReplaceDirectoryAsync(directory);
        var refused = await Assert.ThrowsAsync<CoachMessagingException>(() => client.ReplaceDirectoryAsync(directory with { Sites = [] }));

        Assert.Equal((1, 1, 6), (change.Agents, change.Added, change.Removed));
        Assert.Equal(400, refused.Problem!.Status);
        Assert.Equal("kim", Assert.Single(await client.AgentsAsync().CollectAsync()).Id);
    }
}
