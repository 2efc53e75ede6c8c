using System.Data.Common;
using System.Text.Json;
using Coaching.Actors.Persistence;

namespace Coaching.Actors.MessageLog;

/// <summary>Appends on SQLite, where a statement costs no round trip: the transaction of the file's one writer holds the write lock from its start.</summary>
internal sealed class SqliteMessageLog(SqlDatabase database, DatabaseClock clock) : SqlMessageLog(database)
{
    private const string Clock = "CAST(round(unixepoch('subsec') * 1000) AS INTEGER)";

    private const string Insert =
        """
        INSERT INTO message (
            version, id, hash, sender_id, sender_name, body, priority, requires_ack, rule, audience, recipients, directory_version, sent_at, expires_at)
        VALUES (
            @version, @id, @hash, @sender_id, @sender_name, @body, @priority, @requires_ack, @rule, @audience, @recipients, @directory_version, @sent_at,
            @expires_at)
        """;

    protected override Task<IReadOnlyList<AppendResult>> AppendAsync(AppendBatch batch, CancellationToken cancel) =>
        Database.WriteAsync(
            async (connection, token) =>
            {
                var known = await FindKnownAsync(connection, batch.Ids, token);
                var fresh = batch.Candidates.Where(draft => !known.ContainsKey(draft.Id.Value)).ToList();
                var written = fresh.Count == 0 ? [] : await InsertAsync(connection, fresh, token);
                return batch.Conclude(known, written);
            },
            cancel);

    protected override async Task<long> NowAsync(DbConnection connection, CancellationToken cancel) =>
        await connection.KeptCommand($"SELECT {Clock}").LongAsync(cancel) + clock.OffsetMilliseconds;

    private static async Task<Dictionary<string, AppendResult.Known>> FindKnownAsync(
        DbConnection connection, string[] ids, CancellationToken cancel)
    {
        var command = connection.KeptCommand(
            "SELECT id, hash, recipients, sent_at FROM message WHERE id IN (SELECT value FROM json_each(@ids))", ("ids", JsonSerializer.Serialize(ids)));
        var known = await command.ListAsync(
            row => (Id: row.GetString(0), Answer: new AppendResult.Known(new ContentHash(row.GetFieldValue<byte[]>(1)), row.GetInt32(2), row.GetUnixTime(3))), cancel);
        return known.ToDictionary(found => found.Id, found => found.Answer);
    }

    private async Task<Dictionary<string, LogPlace>> InsertAsync(DbConnection connection, List<SendDraft> fresh, CancellationToken cancel)
    {
        var readHead = connection.KeptCommand($"SELECT version, last_sent_at, {Clock} FROM log_head");
        var (version, lastSentAt, now) = (await readHead.ListAsync(row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), cancel)).Single();
        var sentAt = Math.Max(lastSentAt, now + clock.OffsetMilliseconds);
        var places = new Dictionary<string, LogPlace>();

        foreach (var draft in fresh)
        {
            version++;
            await InsertAsync(connection, draft, version, sentAt, cancel);
            places.Add(draft.Id.Value, new LogPlace(draft, version, DateTimeOffset.FromUnixTimeMilliseconds(sentAt)));
        }

        var writeHead = connection.KeptCommand(
            "UPDATE log_head SET version = @version, last_sent_at = @sentAt", ("version", version), ("sentAt", sentAt));
        await writeHead.ExecuteNonQueryAsync(cancel);
        return places;
    }

    private static Task<int> InsertAsync(DbConnection connection, SendDraft draft, long version, long sentAt, CancellationToken cancel) =>
        connection.KeptCommand(
            Insert,
            ("version", version),
            ("id", draft.Id.Value),
            ("hash", draft.Hash.Bytes.ToArray()),
            ("sender_id", draft.From.Id.Storable()),
            ("sender_name", draft.From.Name.Storable()),
            ("body", draft.Body.Storable()),
            ("priority", (int)draft.Priority),
            ("requires_ack", draft.RequiresAck),
            ("rule", draft.Rule.Storable()),
            ("audience", draft.Audience!.Encode()),
            ("recipients", draft.Audience.Count),
            ("directory_version", draft.DirectoryVersion),
            ("sent_at", sentAt),
            ("expires_at", draft.ExpiresAt?.ToUnixTimeMilliseconds())).ExecuteNonQueryAsync(cancel);
}
