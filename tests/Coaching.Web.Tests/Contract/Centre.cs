namespace Coaching.Web.Tests.Contract;

/// <summary>
/// A small contact centre. Teams: north has ann, ben and cat, south has dan, eve and fay. Campaigns: spring (list warm, queue billing) has ann, ben and
/// eve; summer (lists warm and cold) has dan and eve. Ben is in queue tech besides. Fay is in New York, all others in London.
/// </summary>
internal static class Centre
{
    public static readonly string[] Everybody = ["ann", "ben", "cat", "dan", "eve", "fay"];

    public static readonly string[] North = ["ann", "ben", "cat"];

    public static readonly string[] South = ["dan", "eve", "fay"];

    public static object Directory(params object[] more) => new
    {
        sites = new[]
        {
            new { id = "lon", name = "London", timeZone = "Europe/London", dayStartsAt = "03:00" },
            new { id = "nyc", name = "New York", timeZone = "America/New_York", dayStartsAt = "04:30" },
        },
        teams = new[] { new { id = "north", name = "North" }, new { id = "south", name = "South" } },
        lists = new[] { new { id = "warm", name = "Warm leads" }, new { id = "cold", name = "Cold leads" } },
        queues = new[] { new { id = "billing", name = "Billing" }, new { id = "tech", name = "Tech" } },
        campaigns = new object[]
        {
            new { id = "spring", name = "Spring sale", lists = new[] { "warm" }, queues = new[] { "billing" } },
            new { id = "summer", name = "Summer sale", lists = new[] { "warm", "cold" }, queues = Array.Empty<string>() },
        },
        agents = (object[])
        [
            Agent("ann", "Ann Archer", "north", ["spring"]),
            Agent("ben", "Ben Baker", "north", ["spring"], ["tech"]),
            Agent("cat", "Cat Carter", "north"),
            Agent("dan", "Dan Dyer", "south", ["summer"]),
            Agent("eve", "Eve Eaton", "south", ["spring", "summer"]),
            Agent("fay", "Fay Fisher", "south", site: "nyc"),
            .. more,
        ],
    };

    public static object Agent(string id, string name, string team, string[]? campaigns = null, string[]? queues = null, string site = "lon") =>
        new { id, name, site, team, campaigns = campaigns ?? [], queues = queues ?? [] };

    public static object To(params string[] agents) => new { agents };

    public static object Everyone { get; } = new { everyone = true };
}
