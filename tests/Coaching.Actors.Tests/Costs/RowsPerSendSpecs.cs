using System.Data.Common;
using Coaching.Actors.Audiences;
using Coaching.Actors.Persistence;
using Coaching.Actors.Receipts;
using Coaching.Actors.Tests.Nodes;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Costs;

/// <summary>What a send leaves in the database.</summary>
public abstract class RowsPerSendSpecs(ITestDatabase database) : LoneNodeSpecs(database)
{
    private int sends;

    [Fact]
    public async Task Should_write_one_row_of_the_message_and_one_of_its_deliveries_when_one_or_a_thousand_agents_are_sent_to()
    {
        var node = await StartAsync();
        var sessions = await ConnectAsync(node, Agents);
        await Task.WhenAll(sessions.Select(s => s.SeeAsync()));
        await SendAsync(node, "first", new AudienceRule.Everyone(), Agents.Count);
        var before = await RowsAsync();

        await SendAsync(node, "one", new AudienceRule.OfAgents([Agents[0]]), 1);
        var afterOne = await RowsAsync();
        await SendAsync(node, "all", new AudienceRule.Everyone(), Agents.Count);
        var afterAll = await RowsAsync();

        Assert.Equal([("delivered", 1), ("message", 1)], Added(before, afterOne));
        Assert.Equal([("delivered", 1), ("message", 1)], Added(afterOne, afterAll));
    }

    /// <summary>Sends, and waits until it is stored to whom the message was handed.</summary>
    private async Task SendAsync(ClusterNode node, string id, AudienceRule to, int recipients)
    {
        Assert.Equal(recipients, Assert.IsType<SendReply.Accepted>(await node.SendAsync(id, to)).Recipients);
        var version = ++sends;
        await NodeSpecs.EventuallyAsync(async () =>
        {
            var recorded = await SqlReceiptStore.On(Databases).LoadAsync(version, version, default);
            Assert.Equal(recipients, recorded.Delivered.Sum(d => d.Toast.Count + d.Bell.Count));
        });
    }

    private static IEnumerable<(string Table, long Rows)> Added(SortedDictionary<string, long> before, SortedDictionary<string, long> after)
    {
        Assert.Contains("journal", before.Keys);
        return after.Select(t => (t.Key, t.Value - before[t.Key])).Where(t => t.Item2 != 0);
    }

    private async Task<SortedDictionary<string, long>> RowsAsync()
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);

        foreach (var part in Enum.GetValues<DatabasePart>())
        {
            await using var connection = await Databases[part].Source.OpenConnectionAsync();

            foreach (var table in await TablesAsync(connection))
            {
                await using var count = connection.Command($"SELECT count(*) FROM {table}");
                rows[table] = Convert.ToInt64(await count.ExecuteScalarAsync());
            }
        }

        return rows;
    }

    private async Task<List<string>> TablesAsync(DbConnection connection)
    {
        await using var command = connection.Command(Databases.Provider is DatabaseProvider.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()");
        return await command.ListAsync(row => row.GetString(0), default);
    }
}

[Collection(OneClusterAtATime.Name)]
public sealed class SqliteRowsPerSendSpecs() : RowsPerSendSpecs(new SqliteFolder());

[Collection(OneClusterAtATime.Name)]
public sealed class PostgreSqlRowsPerSendSpecs(PostgreSqlFixture server) : RowsPerSendSpecs(new PostgreSqlDatabase(server));
