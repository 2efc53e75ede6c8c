using Coaching.Browser.Tests.Hosting;
using Coaching.Client;

namespace Coaching.Browser.Tests;

/// <summary>The node that pages are connected to dies, and another one is there.</summary>
public sealed class LostNodeSpecs(ClusterStage stage) : BrowserSpecs<ClusterStage>(stage)
{
    /// <summary>An agent whose actor was on the node that died is back within 20 seconds; this machine may be busy.</summary>
    private static readonly LocatorAssertionsToBeVisibleOptions InTime = new() { Timeout = 45_000 };

    private static readonly string[] Meanwhile = [.. Enumerable.Range(1, 12).Select(number => $"Meanwhile {number}.")];

    [Fact]
    public async Task Should_miss_nothing_and_show_nothing_twice()
    {
        // Of two agents one lives on either node: connections and agents are spread on their own.
        var admin = await AdminAsync(context: await WitnessedAsync());
        var aisha = await AgentAsync(Centre.Aisha, await WitnessedAsync());
        var benjamin = await AgentAsync(Centre.Benjamin, await WitnessedAsync());
        await admin.SendAsync("Before", Centre.Aisha);
        await Expect(aisha.Toast("Before")).ToBeVisibleAsync();
        await admin.Agents.GetByText(Centre.Aisha.Name).ClickAsync();
        await admin.Message.FillAsync("In the middle");
        await admin.SendToAgent.ClickAsync();
        await Expect(admin.Ok).ToBeFocusedAsync();

        var third = new TaskCompletionSource();
        var sending = SendAllAsync(third);
        await third.Task;
        await Stage.KillSecondNodeAsync();
        await admin.Ok.ClickAsync();
        await Pictures.TakeAsync(admin.Page, "node-lost-coaching");
        await Pictures.TakeAsync(aisha.Page, "node-lost-agent");
        await aisha.Toast("Before").GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();

        Assert.All(await sending, result => Assert.IsType<SendResult.Accepted>(result));
        await Expect(admin.Panel.GetByText($"Sent to {Centre.Aisha.Name}.")).ToBeVisibleAsync(InTime);
        await Expect(Connected(admin.Page)).ToBeVisibleAsync(InTime);
        await ExpectUnreadAsync(aisha, Meanwhile.Length + 1);
        await ExpectUnreadAsync(benjamin, Meanwhile.Length);
        await Pictures.TakeAsync(admin.Page, "node-back-coaching");
        await Pictures.TakeAsync(aisha.Page, "node-back-agent");

        await admin.SendAsync("After", Centre.Aisha);
        await aisha.ExpectBellAsync(Meanwhile.Length + 2);
        await Expect(admin.Stage("Before", "Read")).ToHaveTextAsync("1");
        await benjamin.OpenMessagesAsync();
        await Expect(aisha.Dialog.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(Meanwhile.Length + 3);
        await Expect(benjamin.Dialog.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(Meanwhile.Length);

        foreach (var body in Meanwhile)
        {
            await Expect(benjamin.Entry(body)).ToHaveCountAsync(1);
            await Expect(admin.Stage(body, "Delivered")).ToHaveTextAsync("2");
        }

        foreach (var body in Meanwhile.Concat(["Before", "In the middle", "After"]))
        {
            await Expect(aisha.Entry(body)).ToHaveCountAsync(1);
            await Expect(admin.Card(body)).ToHaveCountAsync(1);
        }

        foreach (var page in new[] { aisha.Page, benjamin.Page })
        {
            var toasts = await Witness.ToastsAsync(page);
            Assert.NotEmpty(toasts);
            Assert.Distinct(toasts);
        }

        foreach (var page in new[] { admin.Page, aisha.Page, benjamin.Page })
        {
            Assert.Contains("reconnecting", await Witness.ConnectionStatesAsync(page));
        }
    }

    private async Task<IBrowserContext> WitnessedAsync()
    {
        var context = await NewContextAsync();
        await Witness.AttendAsync(context);
        return context;
    }

    private static async Task ExpectUnreadAsync(AgentPage agent, int unread)
    {
        await Expect(Connected(agent.Page)).ToBeVisibleAsync(InTime);
        await Expect(agent.Page).ToHaveTitleAsync($"({unread}) Agent desktop", new() { Timeout = InTime.Timeout });
    }

    private static ILocator Connected(IPage page) => page.GetByText("Connected", new() { Exact = true });

    /// <summary>One after the other, as a program that knows nothing of nodes.</summary>
    /// <param name="third">When the third was accepted.</param>
    private async Task<IReadOnlyList<SendResult>> SendAllAsync(TaskCompletionSource third)
    {
        using var http = new HttpClient { BaseAddress = Stage.Address };
        var client = new CoachMessagingClient(http, async _ => await Api.TokenAsync("ada", "admin"));
        var results = new List<SendResult>();

        foreach (var body in Meanwhile)
        {
            results.Add(await client.SendAsync(new SendRequest(Audience.Of(Centre.Aisha.Id, Centre.Benjamin.Id), body)));

            if (results.Count == 3)
            {
                third.SetResult();
            }
        }

        return results;
    }
}
