namespace Coaching.Actors.Directory;

/// <summary>
/// A made-up contact centre of 200 agents in three countries, for demos and tests. The same on every call and in every version, so that links and
/// scripts that name <c>agent-001</c> or <c>team-north</c> keep working.
/// </summary>
public static class DemoDirectory
{
    private const int AgentCount = 200;

    private static readonly (string Id, string Name, string Site)[] Teams =
    [
        ("team-north", "North", "london"),
        ("team-south", "South", "london"),
        ("team-harbour", "Harbour", "new-york"),
        ("team-midtown", "Midtown", "new-york"),
        ("team-bayview", "Bayview", "manila"),
        ("team-sunrise", "Sunrise", "manila"),
    ];

    private static readonly CampaignRow[] Campaigns =
    [
        new("spring-renewals", "Spring renewals", ["renewals-due", "lapsed-members"], ["sales"]),
        new("new-homes", "New homes broadband", ["moving-home", "web-enquiries"], ["sales", "orders"]),
        new("customer-care", "Customer care", ["callback-requests"], ["support", "billing"]),
        new("debt-advice", "Payment reminders", ["overdue-30", "overdue-60"], ["billing", "payments"]),
        new("winback", "Win back", ["lapsed-members", "cancelled-2025"], ["retention"]),
    ];

    public static DirectoryDocument Create() => new(
        [
            new SiteRow("london", "London", "Europe/London", "03:00"),
            new SiteRow("new-york", "New York", "America/New_York", "04:00"),
            new SiteRow("manila", "Manila", "Asia/Manila", "12:00"),
        ],
        [.. Teams.Select(team => new GroupRow(team.Id, team.Name))],
        [
            new("renewals-due", "Renewals due"),
            new("lapsed-members", "Lapsed members"),
            new("moving-home", "Moving home"),
            new("web-enquiries", "Web enquiries"),
            new("callback-requests", "Callback requests"),
            new("overdue-30", "Overdue 30 days"),
            new("overdue-60", "Overdue 60 days"),
            new("cancelled-2025", "Cancelled in 2025"),
        ],
        [
            new("sales", "Sales"),
            new("orders", "Orders"),
            new("support", "Support"),
            new("billing", "Billing"),
            new("payments", "Payments"),
            new("retention", "Retention"),
        ],
        Campaigns,
        [.. Enumerable.Range(0, AgentCount).Select(Agent)]);

    private static AgentRow Agent(int i)
    {
        var team = Teams[i % Teams.Length];
        var campaign = Campaigns[i / Teams.Length % Campaigns.Length];

        // Every third agent blends two campaigns, every fifth stands in on a queue of their own, as overflow.
        string[] campaigns = i % 3 == 0 ? [campaign.Id, Campaigns[(i + 2) % Campaigns.Length].Id] : [campaign.Id];
        string[] queues = i % 5 == 0 ? ["support"] : [];

        return new AgentRow($"agent-{i + 1:D3}", DemoNames.At(i), team.Site, team.Id, [.. campaigns.Distinct()], queues);
    }
}
