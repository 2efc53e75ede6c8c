using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Persistence.Directory;

/// <summary>The directory's tables, over one connection.</summary>
internal sealed class DirectoryTables(DbConnection connection, DatabaseProvider provider, CancellationToken cancel)
{
    private const string AgentColumns = "SELECT ordinal, id, name, site, team, campaigns, queues, active, removed FROM agent";

    public async Task<long> VersionAsync()
    {
        await using var command = connection.Command("SELECT version FROM directory_head WHERE id = 1");
        return await command.LongAsync(cancel);
    }

    /// <summary>Changes wait for each other here: what is read afterwards in this transaction is what the change starts from.</summary>
    public async Task<long> LockAsync()
    {
        await using var command = connection.Command("UPDATE directory_head SET version = version WHERE id = 1 RETURNING version");
        return await command.LongAsync(cancel);
    }

    public async Task<long> NextVersionAsync()
    {
        await using var command = connection.Command("UPDATE directory_head SET version = version + 1 WHERE id = 1 RETURNING version");
        return await command.LongAsync(cancel);
    }

    public async Task<List<AgentRecord>> AgentsAsync()
    {
        await using var command = connection.Command(AgentColumns);
        return await command.ListAsync(ToAgent, cancel);
    }

    /// <summary>All of them as the directory has them, without a record of each in between: there are tens of thousands.</summary>
    public async Task<List<StoredAgent>> StoredAgentsAsync(TextPool texts)
    {
        await using var command = connection.Command(AgentColumns);
        return await command.ListAsync(row => ToStoredAgent(row, texts), cancel);
    }

    public async Task<List<AgentRecord>> AgentsAsync(IEnumerable<string> ids)
    {
        await using var command = provider is DatabaseProvider.PostgreSql
            ? connection.Command($"{AgentColumns} WHERE id = ANY(@ids)", ("ids", ids.ToArray()))
            : connection.Command($"{AgentColumns} WHERE id IN (SELECT value FROM json_each(@ids))", ("ids", JsonSerializer.Serialize(ids)));
        return await command.ListAsync(ToAgent, cancel);
    }

    public async Task<int> NextOrdinalAsync()
    {
        await using var command = connection.Command("SELECT CAST(coalesce(max(ordinal), -1) + 1 AS bigint) FROM agent");
        return (int)await command.LongAsync(cancel);
    }

    public async Task<(int Agents, int Groups)> CountAsync()
    {
        await using var agents = connection.Command("SELECT count(*) FROM agent WHERE NOT removed");
        await using var groups = connection.Command("SELECT count(*) FROM grp");
        return ((int)await agents.LongAsync(cancel), (int)await groups.LongAsync(cancel));
    }

    public async Task<List<StoredSite>> SitesAsync()
    {
        await using var command = connection.Command("SELECT id, name, time_zone, day_starts_at, kept_date, kept_start, kept_end FROM site");
        return await command.ListAsync(ToSite, cancel);
    }

    public async Task<List<GroupRecord>> GroupsAsync()
    {
        await using var command = connection.Command("SELECT kind, id, name, lists, queues FROM grp");
        return await command.ListAsync(
            row => new GroupRecord((GroupKind)row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)), cancel);
    }

    public Task WriteAgentsAsync(IReadOnlyList<AgentRecord> agents) => agents.Count == 0 ? Task.CompletedTask : new BulkWrite("agent", "ordinal",
    [
        ("ordinal", agents.Select(agent => agent.Ordinal).ToArray()),
        ("id", agents.Select(agent => agent.Id).ToArray()),
        ("name", agents.Select(agent => agent.Name).ToArray()),
        ("site", agents.Select(agent => agent.Site).ToArray()),
        ("team", agents.Select(agent => agent.Team).ToArray()),
        ("campaigns", agents.Select(agent => agent.Campaigns).ToArray()),
        ("queues", agents.Select(agent => agent.Queues).ToArray()),
        ("active", agents.Select(agent => agent.Active).ToArray()),
        ("removed", agents.Select(agent => agent.Removed).ToArray()),
    ]).RunAsync(connection, provider, cancel);

    public async Task ReplaceSitesAsync(IReadOnlyList<StoredSite> sites)
    {
        await using var clear = connection.Command("DELETE FROM site");
        await clear.ExecuteNonQueryAsync(cancel);
        await new BulkWrite("site", null,
        [
            ("id", sites.Select(site => site.Row.Id).ToArray()),
            ("name", sites.Select(site => site.Row.Name).ToArray()),
            ("time_zone", sites.Select(site => site.Row.TimeZone).ToArray()),
            ("day_starts_at", sites.Select(site => site.Row.DayStartsAt).ToArray()),
            ("kept_date", sites.Select(site => site.Kept?.Date.ToString("O", CultureInfo.InvariantCulture)).ToArray()),
            ("kept_start", sites.Select(site => site.Kept?.Start.ToUnixTimeMilliseconds()).ToArray()),
            ("kept_end", sites.Select(site => site.Kept?.End.ToUnixTimeMilliseconds()).ToArray()),
        ]).RunAsync(connection, provider, cancel);
    }

    public async Task ReplaceGroupsAsync(IReadOnlyList<GroupRecord> groups)
    {
        await using var clear = connection.Command("DELETE FROM grp");
        await clear.ExecuteNonQueryAsync(cancel);
        await new BulkWrite("grp", null,
        [
            ("kind", groups.Select(group => (int)group.Kind).ToArray()),
            ("id", groups.Select(group => group.Id).ToArray()),
            ("name", groups.Select(group => group.Name).ToArray()),
            ("lists", groups.Select(group => group.Lists).ToArray()),
            ("queues", groups.Select(group => group.Queues).ToArray()),
        ]).RunAsync(connection, provider, cancel);
    }

    private static StoredSite ToSite(DbDataReader row) => new(
        new SiteRow(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)),
        row.IsDBNull(4)
            ? null
            : new KeptDay(DateOnly.ParseExact(row.GetString(4), "O", CultureInfo.InvariantCulture), row.GetUnixTime(5), row.GetUnixTime(6)));

    private static AgentRecord ToAgent(DbDataReader row) => new(
        row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetBoolean(7),
        row.GetBoolean(8));

    private static StoredAgent ToStoredAgent(DbDataReader row, TextPool texts) => new(
        row.GetInt32(0),
        new AgentRow(
            row.GetString(1), row.GetString(2), texts.Text(row.GetString(3)), texts.Text(row.GetString(4)), texts.List(row.GetString(5)),
            texts.List(row.GetString(6)), row.GetBoolean(7)),
        row.GetBoolean(8));
}
