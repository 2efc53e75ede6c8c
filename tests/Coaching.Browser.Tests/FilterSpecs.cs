using Coaching.Browser.Tests.Hosting;

namespace Coaching.Browser.Tests;

/// <summary>Any-of within a kind of group, all-of between them, and the group sent to is the list that is shown.</summary>
public sealed class FilterSpecs(Stage stage) : BrowserSpecs(stage)
{
    [Fact]
    public async Task Should_combine_campaign_list_team_and_queue()
    {
        var admin = await AdminAsync();

        await admin.ChooseAsync("List", "Lapsed members");
        await admin.ExpectAgentsAsync(Centre.Aisha, Centre.Benjamin, Centre.Carmen, Centre.Daniel, Centre.Eilidh);
        await admin.ChooseAsync("Queue", "Support");
        await admin.ExpectAgentsAsync(Centre.Carmen, Centre.Daniel, Centre.Eilidh);
        await admin.ChooseAsync("Team", "South");
        await admin.ExpectAgentsAsync(Centre.Daniel, Centre.Eilidh);
        await admin.ChooseAsync("Campaign", "Spring renewals");
        await admin.ExpectAgentsAsync(Centre.Daniel);
        await admin.ChooseAsync("Campaign", "Winter warmers");
        await admin.ExpectAgentsAsync(Centre.Daniel, Centre.Eilidh);

        await ExpectSentToAsync(admin, "To the two of the four filters", Centre.Daniel, Centre.Eilidh);
    }

    [Fact]
    public async Task Should_find_by_name_and_send_to_those_found()
    {
        var admin = await AdminAsync();

        await admin.Search.FillAsync("ben");
        await admin.ExpectAgentsAsync(Centre.Benjamin);

        await admin.Search.FillAsync("  EILIDH si ");
        await admin.ExpectAgentsAsync(Centre.Eilidh);
        await ExpectSentToAsync(admin, "To the one found", Centre.Eilidh);

        await admin.Search.FillAsync("nobody of this name");
        await Expect(admin.Agents).ToContainTextAsync("No agent matches");
        await Expect(admin.SendToGroup).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Should_show_chips_and_widen_when_they_go()
    {
        var admin = await AdminAsync();
        var chips = admin.Page.GetByRole(AriaRole.Group, new() { Name = "Filters in use" });
        await admin.ChooseAsync("Team", "North");
        await admin.ChooseAsync("Campaign", "Spring renewals");
        await admin.ExpectAgentsAsync(Centre.Aisha, Centre.Benjamin);
        await Expect(chips).ToContainTextAsync("Team: North");

        await chips.GetByRole(AriaRole.Button, new() { Name = "Remove Team: North" }).ClickAsync();
        await admin.ExpectAgentsAsync(Centre.Aisha, Centre.Benjamin, Centre.Daniel);
        await Expect(admin.Choice("Team", "North")).ToHaveAttributeAsync("aria-selected", "false");

        await chips.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).ClickAsync();
        await admin.ExpectAgentsAsync([.. Centre.Agents]);
        await Expect(chips).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Should_follow_statuses_into_and_out_of_the_list()
    {
        var admin = await AdminAsync();
        await admin.Filter.ClickAsync();
        await admin.Page.GetByRole(AriaRole.Group, new() { Name = "Status" }).GetByRole(AriaRole.Button, new() { Name = "Available" }).ClickAsync();
        await Expect(admin.Agents).ToContainTextAsync("No agent matches");

        var aisha = await AgentAsync(Centre.Aisha);
        await admin.ExpectAgentsAsync(Centre.Aisha);

        await aisha.ChooseStatusAsync("On break: Meeting");
        await Expect(admin.Agents).ToContainTextAsync("No agent matches");
    }

    [Fact]
    public async Task Should_not_offer_to_send_to_a_group_of_nobody()
    {
        var admin = await AdminAsync();
        await admin.Message.FillAsync("Is anybody there?");
        await Expect(admin.SendToGroup).ToBeEnabledAsync();

        await admin.ChooseAsync("Team", "West");

        await Expect(admin.Agents).ToContainTextAsync("No agent matches");
        await Expect(admin.Panel).ToContainTextAsync("0 agents");
        await Expect(admin.SendToGroup).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Should_see_the_directory_change()
    {
        var admin = await AdminAsync();
        await admin.ExpectAgentsAsync([.. Centre.Agents]);

        await Api.DeleteAsync($"directory/agents/{Centre.Femi.Id}");
        await Expect(admin.Row("Femi Nguyen")).ToHaveCountAsync(0);
        await Expect(admin.Page.GetByText("5 agents", new() { Exact = true }).First).ToBeVisibleAsync();
    }

    private async Task ExpectSentToAsync(CoachingPage admin, string body, params Agent[] agents)
    {
        await admin.Message.FillAsync(body);
        await admin.SendToGroup.ClickAsync();
        await Expect(admin.Dialog).ToContainTextAsync(agents.Length == 1 ? "1 agent" : $"{agents.Length} agents");
        await admin.Ok.ClickAsync();
        await Expect(admin.Card(body)).ToBeVisibleAsync();

        var id = (await Api.FindMessageAsync(body)).GetProperty("id").GetString();
        var deliveries = (await Api.GetAsync($"messages/{id}/deliveries")).GetProperty("deliveries").EnumerateArray();
        Assert.Equal(agents.Select(agent => agent.Id).Order(), deliveries.Select(delivery => delivery.GetProperty("agent").GetString()!).Order());
    }
}
