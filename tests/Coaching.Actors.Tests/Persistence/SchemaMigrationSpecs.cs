using Coaching.Actors.Persistence;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Persistence;

public abstract class SchemaMigrationSpecs(ITestDatabase database) : DatabaseSpecs(database)
{
    [Fact]
    public async Task Should_change_nothing_when_run_again()
    {
        await SchemaMigration.RunAsync(Databases);
        await SchemaMigration.RunAsync(Databases);

        var versions = await Databases[DatabasePart.Messages].ReadAsync(
            async (connection, cancel) =>
            {
                await using var command = connection.Command("SELECT scriptname FROM schema_version WHERE scriptname LIKE 'messages/%'");
                return await command.ListAsync(row => row.GetString(0), cancel);
            },
            default);
        Assert.Contains("messages/0001_message_log.sql", versions);
        Assert.Equal(versions.Distinct(), versions);
    }

    [Fact]
    public async Task Should_answer_the_probe_when_all_parts_are_there() =>
        Assert.True(await new DatabaseProbe(Databases).IsAnsweringAsync(default));
}

public sealed class SqliteSchemaMigrationSpecs() : SchemaMigrationSpecs(new SqliteFolder())
{
    [Fact]
    public async Task Should_write_ahead_and_survive_power_cuts()
    {
        await using var connection = await Databases[DatabasePart.Messages].Source.OpenConnectionAsync();

        foreach (var (pragma, value) in new[] { ("synchronous", 2L), ("secure_delete", 1L), ("temp_store", 2L), ("busy_timeout", 2_000L) })
        {
            await using var command = connection.Command($"PRAGMA {pragma}");
            Assert.Equal(value, await command.LongAsync(default));
        }

        await using var mode = connection.Command("PRAGMA journal_mode");
        Assert.Equal("wal", await mode.ExecuteScalarAsync());
    }
}

[Collection(PostgreSqlServer.Name)]
public sealed class PostgreSqlSchemaMigrationSpecs(PostgreSqlFixture server) : SchemaMigrationSpecs(new PostgreSqlDatabase(server))
{
    [Fact]
    public async Task Should_migrate_once_when_nodes_start_together()
    {
        var fresh = new PostgreSqlDatabase(server);
        await fresh.InitializeAsync();
        await using var nodes = new Databases(fresh.Settings);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SchemaMigration.RunAsync(nodes)));

        Assert.True(await new DatabaseProbe(nodes).IsAnsweringAsync(default));
        await fresh.DisposeAsync();
    }

    [Fact]
    public async Task Should_fail_the_probe_when_the_server_is_not_there()
    {
        await using var nowhere = new Databases(new PersistenceSettings(DatabaseProvider.PostgreSql, "Host=127.0.0.1;Port=1;Database=none"));

        Assert.False(await new DatabaseProbe(nowhere).IsAnsweringAsync(default));
    }
}
