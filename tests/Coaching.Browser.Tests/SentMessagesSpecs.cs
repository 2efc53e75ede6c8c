using Coaching.Browser.Tests.Hosting;

namespace Coaching.Browser.Tests;

/// <summary>The truth about delivery, live.</summary>
public sealed class SentMessagesSpecs(Stage stage) : BrowserSpecs(stage)
{
    [Fact]
    public async Task Should_follow_a_message_from_targeted_to_read()
    {
        var admin = await AdminAsync();
        var aisha = await AgentAsync(Centre.Aisha);
        var benjamin = await AgentAsync(Centre.Benjamin);
        await benjamin.ChooseStatusAsync("On break: Lunch");
        await admin.ChooseAsync("Team", "North");
        await admin.ExpectAgentsAsync(Centre.Aisha, Centre.Benjamin, Centre.Carmen);
        await admin.Message.FillAsync("Watch this one");
        await admin.SendToGroup.ClickAsync();
        await admin.Ok.ClickAsync();

        await ExpectFunnelAsync(admin, "Watch this one", targeted: 3, delivered: 2, seen: 1, read: 0);
        await aisha.Toast("Watch this one").GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await ExpectFunnelAsync(admin, "Watch this one", targeted: 3, delivered: 2, seen: 1, read: 1);
        await benjamin.OpenMessagesAsync();
        await benjamin.Entry("Watch this one").GetByRole(AriaRole.Button).First.ClickAsync();
        await ExpectFunnelAsync(admin, "Watch this one", targeted: 3, delivered: 2, seen: 2, read: 2);
        await AgentAsync(Centre.Carmen);
        await ExpectFunnelAsync(admin, "Watch this one", targeted: 3, delivered: 3, seen: 2, read: 2);
    }

    [Fact]
    public async Task Should_tell_how_far_it_is_with_each_agent()
    {
        var admin = await AdminAsync();
        var aisha = await AgentAsync(Centre.Aisha);
        await Api.SendAsync("Who has read it?", Centre.Aisha, Centre.Benjamin);
        await aisha.Toast("Who has read it?").GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await ExpectFunnelAsync(admin, "Who has read it?", targeted: 2, delivered: 1, seen: 1, read: 1);

        await admin.Card("Who has read it?").GetByRole(AriaRole.Button, new() { Name = "Details" }).ClickAsync();

        var details = admin.Page.GetByRole(AriaRole.Dialog, new() { Name = "Deliveries" });
        await Expect(details.GetByRole(AriaRole.Row).Filter(new() { HasText = "Aisha Okafor" })).ToContainTextAsync("read");
        await Expect(details.GetByRole(AriaRole.Row).Filter(new() { HasText = "Benjamin Bennett" })).ToContainTextAsync("Logged out");
        await details.GetByRole(AriaRole.Button, new() { Name = "targeted", Exact = true }).ClickAsync();
        await Expect(details.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await details.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(details).ToBeHiddenAsync();
        await Expect(admin.Card("Who has read it?").GetByRole(AriaRole.Button)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Should_show_supervisors_their_own_teams_alone()
    {
        await Api.SendAsync("To the south only", Centre.Daniel);
        await Api.SendAsync("To both sides", Centre.Aisha, Centre.Carmen, Centre.Daniel);
        var supervisor = await AdminAsync("sue", "&role=supervisor&teams=north&name=Sue%20Park");

        await supervisor.ExpectAgentsAsync(Centre.Aisha, Centre.Benjamin, Centre.Carmen);
        await Expect(supervisor.Stage("To both sides", "Targeted")).ToHaveTextAsync("2");
        await Expect(supervisor.Card("To the south only")).ToHaveCountAsync(0);

        await supervisor.Filter.ClickAsync();
        await Expect(supervisor.Choice("Team", "North")).ToBeVisibleAsync();
        await Expect(supervisor.Choice("Team", "South")).ToHaveCountAsync(0);
        await supervisor.Message.FillAsync("From Sue");
        await supervisor.SendToGroup.ClickAsync();
        await Expect(supervisor.Dialog).ToContainTextAsync("3 agents");
        await supervisor.Ok.ClickAsync();
        await Expect(supervisor.Stage("From Sue", "Targeted")).ToHaveTextAsync("3");
    }

    [Fact]
    public async Task Should_show_no_agents_to_a_supervisor_of_no_team()
    {
        var supervisor = await AdminAsync("stray", "&role=supervisor");

        await Expect(supervisor.Agents).ToContainTextAsync("There are no agents");
        await Expect(supervisor.SendToGroup).ToBeDisabledAsync();
    }

    private static async Task ExpectFunnelAsync(CoachingPage admin, string body, int targeted, int delivered, int seen, int read)
    {
        await Expect(admin.Stage(body, "Targeted")).ToHaveTextAsync($"{targeted}");
        await Expect(admin.Stage(body, "Delivered")).ToHaveTextAsync($"{delivered}");
        await Expect(admin.Stage(body, "Seen")).ToHaveTextAsync($"{seen}");
        await Expect(admin.Stage(body, "Read")).ToHaveTextAsync($"{read}");
    }
}
