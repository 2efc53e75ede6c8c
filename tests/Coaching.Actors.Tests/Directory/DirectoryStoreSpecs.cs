using Coaching.Actors.Directory;
using Coaching.Actors.Persistence;
using Coaching.Actors.Persistence.Directory;
using Coaching.Actors.Protocol;
using Coaching.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Directory;

public abstract class DirectoryStoreSpecs(ITestDatabase database) : DatabaseSpecs(database)
{
    private static readonly DirectoryDocument Document = DirectoryGenerator.Generate(300, 1);

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 14, 12, 0, 0, TimeSpan.Zero));

    private SqlDirectoryStore Store => new(Databases[DatabasePart.Directory], time);

    [Fact]
    public async Task Should_be_empty_with_version_zero_when_nothing_was_stored()
    {
        var snapshot = await Store.LoadAsync(default);

        Assert.Equal(0, snapshot.Version);
        Assert.Empty(snapshot.Agents);
        Assert.Equal(0, await Store.GetVersionAsync(default));
    }

    [Fact]
    public async Task Should_give_everything_back_when_replaced()
    {
        var change = await Store.ReplaceAsync(Document, default);

        var groups = Document.Teams.Count + Document.Lists.Count + Document.Queues.Count + Document.Campaigns.Count;
        Assert.Equal(new DirectoryChange(300, groups, 300, 0, 0, 1), change);
        var snapshot = await Store.LoadAsync(default);
        Assert.Equal(1, snapshot.Version);
        Assert.Equal(Enumerable.Range(0, 300), snapshot.Agents.Select(agent => agent.Ordinal).Order());
        Assert.Equal(Describe(Document), Describe(snapshot));
    }

    [Fact]
    public async Task Should_change_no_agent_when_the_same_directory_comes_again()
    {
        await Store.ReplaceAsync(Document, default);

        var change = await Store.ReplaceAsync(Document with { Agents = [.. Document.Agents.Reverse()] }, default);

        Assert.Equal((0, 0, 0, 2L), (change.Added, change.Changed, change.Removed, change.Version));
    }

    [Fact]
    public async Task Should_count_what_differs_when_replaced_again()
    {
        await Store.ReplaceAsync(Document, default);
        var next = Document with
        {
            Agents =
            [
                Document.Agents[0] with { Name = "Renamed" },
                Document.Agents[1] with { Active = !Document.Agents[1].Active },
                Document.Agents[2] with { Queues = ["queue-0002"], Campaigns = [] },
                .. Document.Agents.Skip(3).SkipLast(5),
                Document.Agents[^1] with { Id = "newcomer" },
            ],
        };

        var change = await Store.ReplaceAsync(next, default);

        Assert.Equal((296, 1, 3, 5), (change.Agents, change.Added, change.Changed, change.Removed));
        Assert.Equal(Describe(next), Describe(await Store.LoadAsync(default)));
    }

    [Fact]
    public async Task Should_keep_ordinals_and_never_reuse_them_when_agents_leave_and_come_back()
    {
        await Store.ReplaceAsync(Document, default);
        var before = await OrdinalsAsync();

        await Store.ReplaceAsync(Document with { Agents = [.. Document.Agents.Skip(100)] }, default);
        await Store.UpsertAgentsAsync([Document.Agents[150] with { Id = "newcomer" }], 2, default);
        var change = await Store.ReplaceAsync(Document with { Agents = [.. Document.Agents.Reverse()] }, default);

        Assert.Equal((100, 1), (change.Added, change.Removed));
        var after = await OrdinalsAsync();
        Assert.All(before, agent => Assert.Equal(agent.Value, after[agent.Key]));
        Assert.Equal(300, after["newcomer"]);
    }

    [Fact]
    public async Task Should_leave_others_alone_when_agents_are_upserted()
    {
        await Store.ReplaceAsync(Document, default);

        var change = await Store.UpsertAgentsAsync(
            [Document.Agents[7] with { Name = "Renamed" }, Document.Agents[8], Document.Agents[9] with { Id = "newcomer" }], 1, default);

        Assert.Equal((301, 1, 1, 0, 2L), (change!.Agents, change.Added, change.Changed, change.Removed, change.Version));
        var byId = (await Store.LoadAsync(default)).Agents.ToDictionary(agent => agent.Row.Id);
        Assert.Equal("Renamed", byId["agent-00007"].Row.Name);
        Assert.Equal(300, byId["newcomer"].Ordinal);
    }

    [Fact]
    public async Task Should_store_nothing_when_the_directory_changed_since_agents_were_checked()
    {
        await Store.ReplaceAsync(Document, default);

        Assert.Null(await Store.UpsertAgentsAsync([Document.Agents[7] with { Name = "Renamed" }], 0, default));

        Assert.Equal(1, await Store.GetVersionAsync(default));
        Assert.Equal(Describe(Document), Describe(await Store.LoadAsync(default)));
    }

    [Fact]
    public async Task Should_keep_the_name_when_an_agent_is_removed()
    {
        await Store.ReplaceAsync(Document, default);

        var change = await Store.RemoveAgentAsync("agent-00007", default);
        var again = await Store.RemoveAgentAsync("agent-00007", default);
        var unknown = await Store.RemoveAgentAsync("nobody", default);

        Assert.Equal((299, 1, 2L), (change.Agents, change.Removed, change.Version));
        Assert.Equal((299, 0, 2L), (again.Agents, again.Removed, again.Version));
        Assert.Equal(0, unknown.Removed);
        var removed = (await Store.LoadAsync(default)).Agents.Single(agent => agent.Removed);
        Assert.Equal(Document.Agents[7].Name, removed.Row.Name);
        Assert.Equal(7, removed.Ordinal);
    }

    [Fact]
    public async Task Should_lose_no_change_when_several_write_at_once()
    {
        await Store.ReplaceAsync(Document, default);

        var changes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Store.RemoveAgentAsync($"agent-{i:D5}", default)));

        Assert.Equal(Enumerable.Range(2, 8).Select(version => (long)version), changes.Select(change => change.Version).Order());
        Assert.Equal(8, (await Store.LoadAsync(default)).Agents.Count(agent => agent.Removed));
    }

    [Fact]
    public async Task Should_hold_each_text_once_when_loaded()
    {
        await Store.ReplaceAsync(Document, default);

        var agents = (await Store.LoadAsync(default)).Agents;

        Assert.All(
            agents.GroupBy(agent => agent.Row.Team), team => Assert.All(team, agent => Assert.Same(team.First().Row.Team, agent.Row.Team)));
    }

    [Fact]
    public async Task Should_keep_the_running_day_when_a_site_s_hour_changes()
    {
        var running = new KeptDay(
            new DateOnly(2026, 1, 14), new DateTimeOffset(2026, 1, 14, 3, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 15, 3, 0, 0, TimeSpan.Zero));
        await PutSiteAsync("UTC", "03:00");
        Assert.Null((await SiteAsync()).Kept);

        await PutSiteAsync("UTC", "06:00");
        Assert.Equal(running, (await SiteAsync()).Kept);

        time.Advance(TimeSpan.FromHours(1));
        await PutSiteAsync("Asia/Manila", "07:00");
        await PutSiteAsync("Asia/Manila", "07:00");
        var site = await SiteAsync();
        Assert.Equal(("Asia/Manila", "07:00", running), (site.Row.TimeZone, site.Row.DayStartsAt, site.Kept));

        time.Advance(TimeSpan.FromDays(2));
        await PutSiteAsync("UTC", "03:00");
        Assert.Equal(new DateOnly(2026, 1, 16), (await SiteAsync()).Kept!.Date);
    }

    [Fact]
    public async Task Should_take_a_new_site_s_hour_at_once()
    {
        await PutSiteAsync("UTC", "03:00", "old");
        await PutSiteAsync("UTC", "06:00");

        Assert.Null((await SiteAsync()).Kept);
    }

    private async Task<StoredSite> SiteAsync() => Assert.Single((await Store.LoadAsync(default)).Sites);

    private Task PutSiteAsync(string timeZone, string dayStartsAt, string id = "site") =>
        Store.ReplaceAsync(new DirectoryDocument([new SiteRow(id, "Site", timeZone, dayStartsAt)], [], [], [], [], []), default);

    private async Task<Dictionary<string, int>> OrdinalsAsync() =>
        (await Store.LoadAsync(default)).Agents.ToDictionary(agent => agent.Row.Id, agent => agent.Ordinal);

    private static string[] Describe(DirectorySnapshot snapshot) => Describe(new DirectoryDocument(
        [.. snapshot.Sites.Select(site => site.Row)], snapshot.Teams, snapshot.Lists, snapshot.Queues, snapshot.Campaigns,
        [.. snapshot.Agents.Where(agent => !agent.Removed).Select(agent => agent.Row)]));

    private static string[] Describe(DirectoryDocument document) =>
    [
        .. document.Sites.Select(site => site.ToString()).Order(StringComparer.Ordinal),
        .. document.Teams.Concat(document.Lists).Concat(document.Queues).Select(group => group.ToString()).Order(StringComparer.Ordinal),
        .. document.Campaigns.Select(campaign => $"{campaign.Id} {campaign.Name} {string.Join(',', campaign.Lists)} {string.Join(',', campaign.Queues)}")
            .Order(StringComparer.Ordinal),
        .. document.Agents.Select(agent =>
            $"{agent.Id} {agent.Name} {agent.Site} {agent.Team} {agent.Active} {string.Join(',', agent.Campaigns)} {string.Join(',', agent.Queues)}")
            .Order(StringComparer.Ordinal),
    ];
}

public sealed class SqliteDirectoryStoreSpecs() : DirectoryStoreSpecs(new SqliteFolder());

[Collection(PostgreSqlServer.Name)]
public sealed class PostgreSqlDirectoryStoreSpecs(PostgreSqlFixture server) : DirectoryStoreSpecs(new PostgreSqlDatabase(server));
