using System.Data.Common;
using Coaching.Actors.Persistence;
using Npgsql;

namespace Coaching.Actors.MessageLog;

/// <summary>
/// Appends on PostgreSQL: two statements in one round trip and one implicit transaction, so that the lock of the version row, which all nodes wait
/// for, is never held while something travels on the network. The second statement starts after the lock is there and therefore sees all that was
/// committed before.
/// </summary>
internal sealed class PostgreSqlMessageLog(SqlDatabase database, DatabaseClock clock) : SqlMessageLog(database)
{
    private const string Clock = "floor(extract(epoch from clock_timestamp()) * 1000)::bigint + @offset";

    private const string Append =
        $"""
        WITH draft AS (
            SELECT * FROM unnest(
                @id, @hash, @sender_id, @sender_name, @body, @priority, @requires_ack, @rule, @audience, @recipients, @directory_version, @expires_at)
            WITH ORDINALITY AS d (
                id, hash, sender_id, sender_name, body, priority, requires_ack, rule, audience, recipients, directory_version, expires_at, place)
        ), head AS MATERIALIZED (
            SELECT version, greatest(last_sent_at, {Clock}) AS sent_at FROM log_head
        ), fresh AS MATERIALIZED (
            SELECT draft.*, head.version + row_number() OVER (ORDER BY place) AS version, head.sent_at
            FROM draft CROSS JOIN head
            WHERE NOT EXISTS (SELECT 1 FROM message WHERE message.id = draft.id)
        ), moved AS (
            UPDATE log_head SET version = log_head.version + (SELECT count(*) FROM fresh), last_sent_at = head.sent_at
            FROM head WHERE EXISTS (SELECT 1 FROM fresh)
        ), written AS (
            INSERT INTO message (
                version, id, hash, sender_id, sender_name, body, priority, requires_ack, rule, audience, recipients, directory_version, sent_at,
                expires_at)
            SELECT version, id, hash, sender_id, sender_name, body, priority, requires_ack, rule, audience, recipients, directory_version, sent_at,
                expires_at
            FROM fresh
            RETURNING id, version, sent_at
        )
        SELECT id, version, sent_at, NULL::bytea, NULL::int FROM written
        UNION ALL
        SELECT id, version, sent_at, hash, recipients FROM message WHERE id = ANY (@ids)
        """;

    protected override Task<IReadOnlyList<AppendResult>> AppendAsync(AppendBatch batch, CancellationToken cancel) =>
        Database.ReadAsync(
            async (connection, token) =>
            {
                await using var commands = new NpgsqlBatch((NpgsqlConnection)connection)
                {
                    BatchCommands =
                    {
                        new NpgsqlBatchCommand("SELECT version FROM log_head FOR UPDATE"),
                        AppendCommand(batch),
                    },
                };
                await using var reader = await commands.ExecuteReaderAsync(token);
                await reader.NextResultAsync(token);
                return await ConcludeAsync(batch, reader, token);
            },
            cancel);

    protected override async Task<long> NowAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Command($"SELECT {Clock}", ("offset", clock.OffsetMilliseconds));
        return await command.LongAsync(cancel);
    }

    private NpgsqlBatchCommand AppendCommand(AppendBatch batch)
    {
        var drafts = batch.Candidates;
        return new NpgsqlBatchCommand(Append)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]>("id", [.. drafts.Select(draft => draft.Id.Value)]),
                new NpgsqlParameter<byte[][]>("hash", [.. drafts.Select(draft => draft.Hash.Bytes.ToArray())]),
                new NpgsqlParameter<string[]>("sender_id", [.. drafts.Select(draft => draft.From.Id.Storable())]),
                new NpgsqlParameter<string[]>("sender_name", [.. drafts.Select(draft => draft.From.Name.Storable())]),
                new NpgsqlParameter<string[]>("body", [.. drafts.Select(draft => draft.Body.Storable())]),
                new NpgsqlParameter<int[]>("priority", [.. drafts.Select(draft => (int)draft.Priority)]),
                new NpgsqlParameter<bool[]>("requires_ack", [.. drafts.Select(draft => draft.RequiresAck)]),
                new NpgsqlParameter<string[]>("rule", [.. drafts.Select(draft => draft.Rule.Storable())]),
                new NpgsqlParameter<byte[][]>("audience", [.. drafts.Select(draft => draft.Audience!.Encode())]),
                new NpgsqlParameter<int[]>("recipients", [.. drafts.Select(draft => draft.Audience!.Count)]),
                new NpgsqlParameter<long[]>("directory_version", [.. drafts.Select(draft => draft.DirectoryVersion)]),
                new NpgsqlParameter<long?[]>("expires_at", [.. drafts.Select(draft => draft.ExpiresAt?.ToUnixTimeMilliseconds())]),
                new NpgsqlParameter<string[]>("ids", batch.Ids),
                new NpgsqlParameter<long>("offset", clock.OffsetMilliseconds),
            },
        };
    }

    private static async Task<IReadOnlyList<AppendResult>> ConcludeAsync(AppendBatch batch, DbDataReader reader, CancellationToken cancel)
    {
        var candidates = batch.Candidates.ToDictionary(draft => draft.Id.Value);
        var known = new Dictionary<string, AppendResult.Known>();
        var written = new Dictionary<string, LogPlace>();

        while (await reader.ReadAsync(cancel))
        {
            var id = reader.GetString(0);

            if (reader.IsDBNull(3))
            {
                written.Add(id, new LogPlace(candidates[id], reader.GetInt64(1), reader.GetUnixTime(2)));
            }
            else
            {
                known.Add(id, new AppendResult.Known(
                    new ContentHash(reader.GetFieldValue<byte[]>(3)), reader.GetInt32(4), reader.GetUnixTime(2)));
            }
        }

        // The commit's own result comes last: a failure there must not look like an answer.
        while (await reader.NextResultAsync(cancel))
        {
        }

        return batch.Conclude(known, written);
    }
}
