using System.Diagnostics;
using System.Net.Http.Headers;
using Coaching.Bench.Clients;
using Coaching.Bench.Report;
using Coaching.Bench.Servers;
using Coaching.Browser.Tests.Hosting;

namespace Coaching.Bench.Workloads;

/// <summary>
/// The coaching page of an admin with all agents in the list, in Chromium: how soon it shows them, what a filter costs the server, and what the page costs while
/// five hundred agents a second change their status. There is nothing to compare it with.
/// </summary>
internal sealed class CoachingPage : IWorkload
{
    private const int ChangesPerSecond = 500;
    private const int Filters = 100;

    public string Name => "PAGE";

    public string Title => "coaching page";

    public IReadOnlyList<int> Sizes => [50_000];

    public async Task<IReadOnlyList<Figure>> RunAsync(Bout bout)
    {
        var centre = new Centre(bout.Agents);
        await using var product = await bout.ProductAsync(centre);
        var loggedIn = new AgentRange(0, bout.Many(1_000, 50));
        await product.ConnectAsync(loggedIn);
        using var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var node = product.Servers.Nodes[0];
        using var admin = new HttpClient { BaseAddress = new Uri($"http://{node.Address}") };
        admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Tokens.Of("chief", "admin"));
        var rounds = new List<Round>();

        for (var round = 1; round <= bout.Rounds; round++)
        {
            bout.Tell($"round {round} of {bout.Rounds}");
            await using var page = await AdminPage.OpenAsync(browser, node.Address, bout.Agents);
            var filters = await FilterAsync(admin, centre, bout.Stop);
            var idle = await page.WatchAsync(TimeSpan.FromSeconds(bout.Many(5, 1)));
            using var changes = new StatusChanges(loggedIn, ChangesPerSecond);
            var changing = changes.RunAsync(node.Address, bout.Stop);
            var busy = await page.WatchAsync(TimeSpan.FromSeconds(bout.Many(10, 2)));
            var made = await changes.EndAsync(changing);
            rounds.Add(new Round(page, filters, idle, busy, made));
        }

        product.Fleet.AssertConnected();
        return FiguresOf(bout.Figures, rounds);
    }

    /// <summary>One team after the other is chosen, and part of a name is typed: milliseconds from the question to the first hundred agents.</summary>
    private static async Task<double[]> FilterAsync(HttpClient admin, Centre centre, CancellationToken stop)
    {
        var taken = new double[Filters];

        for (var i = 0; i < Filters; i++)
        {
            // In turn: a name is looked for among all agents.
            var filter = i % 2 == 0 ? $"team={Centre.TeamId(i % (centre.Agents / Centre.TeamSize))}" : $"search={(char)('a' + (i % 26))}a";
            var start = Stopwatch.GetTimestamp();
            await admin.GetByteArrayAsync(new Uri($"/api/v1/agents?limit=100&{filter}", UriKind.Relative), stop);
            taken[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return taken;
    }

    private static IReadOnlyList<Figure> FiguresOf(Figures figures, IReadOnlyList<Round> rounds)
    {
        double Median(Func<Round, double> of) => Statistics.Median(rounds.Select(of));
        return
        [
            figures.Tell("first agents in the list", "ms", Median(r => r.Page.FirstRow.TotalMilliseconds), Goal.AtMost(1_000)),
            figures.Tell("all agents in the list", "ms", Median(r => r.Page.WholeList.TotalMilliseconds)),
            figures.Tell("a filter on the server, p50", "ms", Median(r => Statistics.Percentile(r.Filters, 0.5))),
            figures.Tell("a filter on the server, p99", "ms", Median(r => Statistics.Percentile(r.Filters, 0.99)), Goal.AtMost(50)),
            figures.Tell("nothing changes: the page, of a processor", "%", Median(r => r.Idle.Processor * 100)),
            figures.Tell($"{ChangesPerSecond} changes a second: made", "1/s", Median(r => r.ChangesPerSecond)),
            figures.Tell($"{ChangesPerSecond} changes a second: the page, of a processor", "%", Median(r => r.Busy.Processor * 100), Goal.AtMost(10)),
            figures.Tell($"{ChangesPerSecond} changes a second: pushes", "1/s", Median(r => r.Busy.PushesPerSecond)),
        ];
    }

    private sealed record Round(AdminPage Page, double[] Filters, PageCost Idle, PageCost Busy, double ChangesPerSecond);
}
