using System.Data.Common;
using Coaching.Actors.Persistence;
using Coaching.Actors.Persistence.Sqlite;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Persistence;

/// <summary>Commands that stay with the connection of SQLite's writer.</summary>
public sealed class KeptCommandSpecs() : DatabaseSpecs(new SqliteFolder())
{
    private const string Save =
        "INSERT INTO preview (token, user_id, rule, audience, expires_at) VALUES (@token, '', '', x'', @expires) RETURNING token || ' ' || expires_at";

    private SqlDatabase Messages => Databases[DatabasePart.Messages];

    [Fact]
    public async Task Should_be_one_command_with_new_values_in_each_transaction()
    {
        var first = await Messages.WriteAsync((connection, _) => SaveAsync(connection, "a", 1), default);
        var second = await Messages.WriteAsync((connection, _) => SaveAsync(connection, "b", 2), default);

        Assert.Equal(["a 1"], first.Rows);
        Assert.Equal(["b 2"], second.Rows);
        Assert.Same(first.Command, second.Command);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Should_go_on_after_a_transaction_that_failed_and_after_the_file_was_written_anew()
    {
        await Messages.WriteAsync((connection, _) => SaveAsync(connection, "a", 1), default);
        await Assert.ThrowsAnyAsync<DbException>(() => Messages.WriteAsync((connection, _) => SaveAsync(connection, "a", 2), default));
        Assert.True(await Messages.ScrubAsync(default));

        Assert.Equal(["b 3"], (await Messages.WriteAsync((connection, _) => SaveAsync(connection, "b", 3), default)).Rows);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Should_go_on_when_its_connection_was_closed_and_opened_again()
    {
        await using var connection = (TunedSqliteConnection)Messages.Source.OpenConnection();
        var first = await SaveAsync(connection, "a", 1);
        await connection.CloseAsync();
        await connection.OpenAsync();

        var second = await SaveAsync(connection, "b", 2);

        Assert.Equal(["b 2"], second.Rows);
        Assert.Same(first.Command, second.Command);
    }

    private static async Task<(DbCommand Command, List<string> Rows)> SaveAsync(DbConnection connection, string token, long expires)
    {
        var command = connection.KeptCommand(Save, ("token", token), ("expires", expires));
        return (command, await command.ListAsync(row => row.GetString(0), default));
    }

    private Task<long> CountAsync() => Messages.ReadAsync(
        async (connection, token) =>
        {
            await using var command = connection.Command("SELECT count(*) FROM preview");
            return await command.LongAsync(token);
        },
        default);
}
