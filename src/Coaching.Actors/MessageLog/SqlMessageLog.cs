using System.Data.Common;
using Coaching.Actors.Audiences;
using Coaching.Actors.Persistence;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.MessageLog;

/// <summary>The message log in SQL. What reads is the same on every database; what writes is the database's own.</summary>
internal abstract class SqlMessageLog(SqlDatabase database) : IMessageLog
{
    /// <summary>Entries that are erased in one transaction: appends go on in between.</summary>
    private const int EraseBatch = 500;

    private const string Columns =
        "version, id, sender_id, sender_name, body, priority, requires_ack, sent_at, expires_at, rule, audience";

    protected SqlDatabase Database { get; } = database;

    public static IMessageLog On(Databases databases, DatabaseClock clock) => databases.Provider is DatabaseProvider.Sqlite
        ? new SqliteMessageLog(databases[DatabasePart.Messages], clock)
        : new PostgreSqlMessageLog(databases[DatabasePart.Messages], clock);

    public async Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<SendDraft> drafts, CancellationToken cancel) =>
        drafts.Count == 0 ? [] : await AppendAsync(new AppendBatch(drafts), cancel);

    public Task<long> GetHeadAsync(CancellationToken cancel) =>
        LongAsync("SELECT version FROM log_head", [], cancel);

    public Task<long> GetVersionBeforeAsync(DateTimeOffset instant, CancellationToken cancel) =>
        LongAsync(
            """
            SELECT coalesce(
                (SELECT version - 1 FROM message WHERE sent_at >= @instant ORDER BY sent_at, version LIMIT 1),
                (SELECT version FROM log_head))
            """,
            [("instant", instant.ToUnixTimeMilliseconds())],
            cancel);

    public async Task<IReadOnlyList<Sent>> ReadAfterAsync(long version, int limit, CancellationToken cancel) =>
        await ListAsync(
            $"SELECT {Columns} FROM message WHERE version > @version AND erased_at IS NULL ORDER BY version LIMIT @limit",
            [("version", version), ("limit", limit)],
            ReadEntry,
            cancel);

    public async Task<IReadOnlyList<Sent>> ListAsync(long beforeVersion, int limit, string? senderId, CancellationToken cancel)
    {
        var ofSender = senderId is null ? "" : "AND sender_id = @sender";
        return await ListAsync(
            $"SELECT {Columns} FROM message WHERE version < @before AND erased_at IS NULL {ofSender} ORDER BY version DESC LIMIT @limit",
            senderId is null ? [("before", beforeVersion), ("limit", limit)] : [("before", beforeVersion), ("limit", limit), ("sender", senderId)],
            ReadEntry,
            cancel);
    }

    public async Task<Sent?> FindAsync(MessageId id, CancellationToken cancel)
    {
        var found = await ListAsync(
            $"SELECT {Columns} FROM message WHERE id = @id AND erased_at IS NULL", [("id", id.Value)], ReadEntry, cancel);
        return found.SingleOrDefault();
    }

    public async Task<Erasure> EraseBeforeAsync(DateTimeOffset sentBefore, TimeSpan forgetAfter, CancellationToken cancel)
    {
        var erased = await InBatchesAsync((connection, token) => EraseBatchAsync(connection, sentBefore, token), cancel);
        await InBatchesAsync((connection, token) => ForgetBatchAsync(connection, forgetAfter, token), cancel);
        return new Erasure(erased, await LongAsync("SELECT erased_up_to FROM log_head", [], cancel));
    }

    protected abstract Task<IReadOnlyList<AppendResult>> AppendAsync(AppendBatch batch, CancellationToken cancel);

    /// <summary>The database's clock in Unix milliseconds, moved as our clock is.</summary>
    protected abstract Task<long> NowAsync(DbConnection connection, CancellationToken cancel);

    private async Task<int> InBatchesAsync(Func<DbConnection, CancellationToken, Task<int>> batch, CancellationToken cancel)
    {
        var all = 0;
        int last;

        do
        {
            last = await Database.WriteAsync(batch, cancel);
            all += last;
        }
        while (last == EraseBatch);

        return all;
    }

    /// <summary>Times never fall along the versions: what is to be erased ends with one version. When there is nothing, no more than two rows are looked at.</summary>
    private async Task<int> EraseBatchAsync(DbConnection connection, DateTimeOffset sentBefore, CancellationToken cancel)
    {
        await using var erase = connection.Command(
            """
            UPDATE message SET body = '', sender_id = '', sender_name = '', rule = '', audience = NULL, erased_at = @now
            WHERE version IN (
                SELECT version FROM message
                WHERE version > (SELECT erased_up_to FROM log_head)
                    AND version <= (SELECT version FROM message WHERE sent_at < @before ORDER BY sent_at DESC, version DESC LIMIT 1)
                ORDER BY version LIMIT @batch)
            RETURNING version
            """,
            ("now", await NowAsync(connection, cancel)),
            ("before", sentBefore.ToUnixTimeMilliseconds()),
            ("batch", EraseBatch));
        var erased = await erase.ListAsync(row => row.GetInt64(0), cancel);

        if (erased.Count > 0)
        {
            // Last, because appends wait for this row.
            await using var head = connection.Command("UPDATE log_head SET erased_up_to = @version", ("version", erased.Max()));
            await head.ExecuteNonQueryAsync(cancel);
        }

        return erased.Count;
    }

    private async Task<int> ForgetBatchAsync(DbConnection connection, TimeSpan forgetAfter, CancellationToken cancel)
    {
        // In the order of the index that has nothing but what is erased: by version all messages would be looked at.
        await using var forget = connection.Command(
            "DELETE FROM message WHERE version IN (SELECT version FROM message WHERE erased_at < @limit ORDER BY erased_at LIMIT @batch)",
            ("limit", await NowAsync(connection, cancel) - (long)forgetAfter.TotalMilliseconds),
            ("batch", EraseBatch));
        return await forget.ExecuteNonQueryAsync(cancel);
    }

    private Task<List<T>> ListAsync<T>(
        string sql, (string, object?)[] parameters, Func<DbDataReader, T> map, CancellationToken cancel) =>
        Database.ReadAsync(
            async (connection, token) =>
            {
                await using var command = connection.Command(sql, parameters);
                return await command.ListAsync(map, token);
            },
            cancel);

    private async Task<long> LongAsync(string sql, (string, object?)[] parameters, CancellationToken cancel) =>
        (await ListAsync(sql, parameters, reader => reader.GetInt64(0), cancel)).Single();

    private static Sent ReadEntry(DbDataReader reader) => new(
        reader.GetInt64(0),
        new MessageId(reader.GetString(1)),
        new UserRef(reader.GetString(2), reader.GetString(3)),
        reader.GetString(4),
        (Priority)reader.GetInt32(5),
        reader.GetBoolean(6),
        reader.GetUnixTime(7),
        reader.GetNullableUnixTime(8),
        reader.GetString(9),
        AgentSet.Decode(reader.GetFieldValue<byte[]>(10)));
}
