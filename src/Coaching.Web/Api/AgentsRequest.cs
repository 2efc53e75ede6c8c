using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Microsoft.AspNetCore.Mvc;

namespace Coaching.Web.Api;

/// <summary>The query of <c>GET /agents</c>; each group parameter and <c>status</c> may come several times. Empty ones do not narrow.</summary>
/// <param name="Search">Words that must all be in the name or begin the id or a part of it.</param>
internal sealed record AgentsRequest(
    [FromQuery(Name = "campaign")] string[]? Campaigns,
    [FromQuery(Name = "list")] string[]? Lists,
    [FromQuery(Name = "team")] string[]? Teams,
    [FromQuery(Name = "queue")] string[]? Queues,
    [FromQuery(Name = "status")] string[]? Statuses,
    [FromQuery(Name = "search")] string? Search,
    [FromQuery(Name = "limit")] int? Limit,
    [FromQuery(Name = "cursor")] string? Cursor)
{
    private const int DefaultLimit = 100;
    private const int LongestSearch = 200;

    public int LimitOrDefault => Limit ?? DefaultLimit;

    public AgentCursor? After => AgentCursor.TryDecode(Cursor, out var cursor) ? cursor : null;

    public IReadOnlyDictionary<string, string[]> Faults()
    {
        var faults = new InputFaults();

        if (LimitOrDefault is < 1 or > Paging.MaxLimit)
        {
            faults.Add("limit", $"1 to {Paging.MaxLimit}.");
        }

        if (!string.IsNullOrEmpty(Cursor) && After is null)
        {
            faults.Add("cursor", "The next of an earlier page.");
        }

        if (Search?.Length > LongestSearch)
        {
            faults.Add("search", $"At most {LongestSearch} characters.");
        }

        foreach (var status in Given(Statuses).Where(status => !AgentStatusName.TryParse(status, out _)))
        {
            faults.Add("status", $"{InputFaults.Quote(status)} is none of {AgentStatusName.All}.");
        }

        return faults.ToMap();
    }

    public AgentQuery ToQuery() => new(
        new GroupFilter(Given(Campaigns), Given(Lists), Given(Teams), Given(Queues), [.. Given(Statuses).Select(Parse)]), Search);

    private static string[] Given(string[]? values) => [.. (values ?? []).Where(value => value.Length > 0)];

    private static AgentStatus Parse(string name) => AgentStatusName.TryParse(name, out var status) ? status : AgentStatus.Unspecified;
}
