using System.Data;
using System.Data.Common;
using Coaching.Actors.Directory;
using Microsoft.Data.Sqlite;

namespace Coaching.Actors.Persistence.Directory;

/// <summary>The directory on SQLite or PostgreSQL. Changes read what is there and write only what differs.</summary>
public sealed class SqlDirectoryStore(SqlDatabase database, TimeProvider clock) : IDirectoryStore
{
    public Task<long> GetVersionAsync(CancellationToken cancel) =>
        database.ReadAsync((connection, token) => Tables(connection, token).VersionAsync(), cancel);

    public Task<DirectorySnapshot> LoadAsync(CancellationToken cancel) => database.ReadAsync(
        async (connection, token) =>
        {
            await using var transaction = await BeginReadAsync(connection, token);
            var tables = Tables(connection, token);
            var groups = (await tables.GroupsAsync()).ToLookup(group => group.Kind);

            return ToSnapshot(await tables.VersionAsync(), await tables.SitesAsync(), groups, await tables.StoredAgentsAsync(new TextPool()));
        },
        cancel);

    public Task<DirectoryChange> ReplaceAsync(DirectoryDocument document, CancellationToken cancel) => database.WriteAsync(
        async (connection, token) =>
        {
            var tables = Tables(connection, token);
            await tables.LockAsync();
            var sites = (await tables.SitesAsync()).ToDictionary(site => site.Row.Id, StringComparer.Ordinal);
            var now = clock.GetUtcNow();
            await tables.ReplaceSitesAsync([.. document.Sites.Select(row => StoredSite.After(sites.GetValueOrDefault(row.Id), row, now))]);
            await tables.ReplaceGroupsAsync(GroupRecord.AllOf(document));

            return await WriteDifferenceAsync(tables, await tables.AgentsAsync(), document.Agents, removeOthers: true);
        },
        cancel);

    public Task<DirectoryChange?> UpsertAgentsAsync(IReadOnlyList<AgentRow> agents, long checkedAgainst, CancellationToken cancel) => database.WriteAsync(
        async (connection, token) =>
        {
            var tables = Tables(connection, token);

            return await tables.LockAsync() == checkedAgainst
                ? await WriteDifferenceAsync(tables, await tables.AgentsAsync(agents.Select(agent => agent.Id)), agents, removeOthers: false)
                : null;
        },
        cancel);

    public Task<DirectoryChange> RemoveAgentAsync(string agentId, CancellationToken cancel) => database.WriteAsync(
        async (connection, token) =>
        {
            var tables = Tables(connection, token);
            var version = await tables.LockAsync();
            var known = (await tables.AgentsAsync([agentId])).SingleOrDefault(agent => !agent.Removed);

            if (known is not null)
            {
                await tables.WriteAgentsAsync([known with { Removed = true }]);
                version = await tables.NextVersionAsync();
            }

            var (agents, groups) = await tables.CountAsync();
            return new DirectoryChange(agents, groups, 0, 0, known is null ? 0 : 1, version);
        },
        cancel);

    private static async Task<DirectoryChange> WriteDifferenceAsync(
        DirectoryTables tables, IReadOnlyList<AgentRecord> stored, IReadOnlyList<AgentRow> wanted, bool removeOthers)
    {
        var byId = stored.ToDictionary(agent => agent.Id, StringComparer.Ordinal);
        var difference = AgentDifference.Between(byId, wanted, await tables.NextOrdinalAsync(), removeOthers);
        await tables.WriteAgentsAsync(difference.Written);
        var (agents, groups) = await tables.CountAsync();

        return new DirectoryChange(agents, groups, difference.Added, difference.Changed, difference.Removed, await tables.NextVersionAsync());
    }

    private static DirectorySnapshot ToSnapshot(
        long version, IReadOnlyList<StoredSite> sites, ILookup<GroupKind, GroupRecord> groups, IReadOnlyList<StoredAgent> agents)
    {
        return new DirectorySnapshot(
            version, sites, Rows(GroupKind.Team), Rows(GroupKind.List), Rows(GroupKind.Queue),
            [.. groups[GroupKind.Campaign].Select(group => new CampaignRow(group.Id, group.Name, IdList.Split(group.Lists), IdList.Split(group.Queues)))],
            agents);

        GroupRow[] Rows(GroupKind kind) => [.. groups[kind].Select(group => new GroupRow(group.Id, group.Name))];
    }

    /// <summary>All reads in it see one state. SQLite's would take the write lock if it were not deferred.</summary>
    private static async ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancel) => connection is SqliteConnection sqlite
        ? sqlite.BeginTransaction(deferred: true)
        : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    private DirectoryTables Tables(DbConnection connection, CancellationToken cancel) => new(connection, database.Provider, cancel);
}
