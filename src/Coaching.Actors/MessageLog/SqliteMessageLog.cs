using System.Data.Common;
using System.Text.Json;
using Coaching.Actors.Persistence;

namespace Coaching.Actors.MessageLog;

/// <summary>Appends on SQLite, where a statement costs no round trip: the transaction of the file's one writer holds the write lock from its start.</summary>
internal sealed class SqliteMessageLog(SqlDatabase database, DatabaseClock clock) : SqlMessageLog(database)
{
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

    protected override async Task<long> NowAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Command("SELECT CAST(round(unixepoch('subsec') * 1000) AS INTEGER)");
        return await command.LongAsync(cancel) + clock.OffsetMilliseconds;
    }

    private static async Task<Dictionary<string, AppendResult.Known>> FindKnownAsync(
        DbConnection connection, string[] ids, CancellationToken cancel)
    {
        await using var command = connection.Command(
            "SELECT id, hash, recipients, sent_at FROM message WHERE id IN (SELECT value FROM json_each(@ids))", ("ids", JsonSerializer.Serialize(ids)));
        var known = await command.ListAsync(
            row => (Id: row.GetString(0), Answer: new AppendResult.Known(new ContentHash(row.GetFieldValue<byte[]>(1)), row.GetInt32(2), row.GetUnixTime(3))), cancel);
        return known.ToDictionary(found => found.Id, found => found.Answer);
    }

    private async Task<Dictionary<string, LogPlace>> InsertAsync(DbConnection connection, List<SendDraft> fresh, CancellationToken cancel)
    {
        await using var readHead = connection.Command("SELECT version, last_sent_at FROM log_head");
        var (version, lastSentAt) = (await readHead.ListAsync(row => (row.GetInt64(0), row.GetInt64(1)), cancel)).Single();
        var sentAt = Math.Max(lastSentAt, await NowAsync(connection, cancel));
        var places = new Dictionary<string, LogPlace>();
        await using var insert = new SqliteInsert(connection);

        foreach (var draft in fresh)
        {
            version++;
            await insert.RunAsync(draft, version, sentAt, cancel);
            places.Add(draft.Id.Value, new LogPlace(draft, version, DateTimeOffset.FromUnixTimeMilliseconds(sentAt)));
        }

        await using var writeHead = connection.Command(
            "UPDATE log_head SET version = @version, last_sent_at = @sentAt", ("version", version), ("sentAt", sentAt));
        await writeHead.ExecuteNonQueryAsync(cancel);
        return places;
    }
}
