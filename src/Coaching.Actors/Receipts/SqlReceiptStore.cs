using System.Data.Common;
using System.Text.Json;
using Coaching.Actors.Audiences;
using Coaching.Actors.Persistence;

namespace Coaching.Actors.Receipts;

/// <summary>The sender's record in SQL. What reads is the same on every database; how many rows are written at once is the database's own.</summary>
internal abstract class SqlReceiptStore(SqlDatabase database) : IReceiptStore
{
    public static IReceiptStore On(Databases databases) => databases.Provider is DatabaseProvider.Sqlite
        ? new SqliteReceiptStore(databases[DatabasePart.Receipts])
        : new PostgreSqlReceiptStore(databases[DatabasePart.Receipts]);

    /// <summary>Reads, ORs and writes back: an incarnation's rows have no writer but itself.</summary>
    public async Task AddDeliveredAsync(string incarnation, IReadOnlyList<DeliveredSets> deliveries, CancellationToken cancel)
    {
        if (deliveries.Count == 0)
        {
            return;
        }

        var added = Merge(deliveries);
        await database.WriteAsync(
            async (connection, token) =>
            {
                var before = await ReadDeliveredAsync(connection, incarnation, [.. added.Select(row => row.Version)], token);
                await WriteDeliveredAsync(connection, incarnation, Merge([.. before, .. added]), token);
            },
            cancel);
    }

    public Task WriteReceiptsAsync(IReadOnlyList<Receipt> receipts, long journalPosition, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, token) =>
            {
                if (receipts.Count > 0)
                {
                    await WriteReceiptsAsync(connection, receipts, token);
                }

                await using var move = connection.Command(
                    "UPDATE journal_position SET position = @position WHERE position < @position", ("position", journalPosition));
                await move.ExecuteNonQueryAsync(token);
            },
            cancel);

    public Task<long> GetJournalPositionAsync(CancellationToken cancel) =>
        database.ReadAsync(
            async (connection, token) =>
            {
                await using var command = connection.Command("SELECT position FROM journal_position");
                return await command.LongAsync(token);
            },
            cancel);

    public Task<RecordedReceipts> LoadAsync(long fromVersion, long toVersion, CancellationToken cancel) =>
        LoadAsync("version BETWEEN @from AND @to", [("from", fromVersion), ("to", toVersion)], cancel);

    public Task<RecordedReceipts> LoadAsync(IReadOnlyList<long> versions, CancellationToken cancel) => database.Provider is DatabaseProvider.Sqlite
        ? LoadAsync("version IN (SELECT value FROM json_each(@versions))", [("versions", JsonSerializer.Serialize(versions))], cancel)
        : LoadAsync("version = ANY (@versions)", [("versions", versions.ToArray())], cancel);

    public Task EraseUpToAsync(long version, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, token) =>
            {
                await using var delivered = connection.Command("DELETE FROM delivered WHERE version <= @version", ("version", version));
                await delivered.ExecuteNonQueryAsync(token);
                await using var receipts = connection.Command("DELETE FROM receipt WHERE version <= @version", ("version", version));
                await receipts.ExecuteNonQueryAsync(token);
            },
            cancel);

    protected abstract Task<List<DeliveredSets>> ReadDeliveredAsync(
        DbConnection connection, string incarnation, long[] versions, CancellationToken cancel);

    /// <summary>Inserts or replaces these rows; one a version.</summary>
    protected abstract Task WriteDeliveredAsync(
        DbConnection connection, string incarnation, IReadOnlyList<DeliveredSets> rows, CancellationToken cancel);

    /// <summary>Inserts these receipts, or keeps the earlier of each two times. The same receipt can come more than once.</summary>
    protected abstract Task WriteReceiptsAsync(DbConnection connection, IReadOnlyList<Receipt> receipts, CancellationToken cancel);

    private Task<RecordedReceipts> LoadAsync(string which, (string Name, object? Value)[] parameters, CancellationToken cancel) => database.ReadAsync(
        async (connection, token) =>
        {
            await using var delivered = connection.Command($"SELECT version, toast, bell FROM delivered WHERE {which}", parameters);
            var sets = await delivered.ListAsync(ReadSets, token);
            await using var receipts = connection.Command(
                $"SELECT version, ordinal, seen_at, read_at, acknowledged_at FROM receipt WHERE {which} ORDER BY version, ordinal", parameters);
            return new RecordedReceipts(Merge(sets), await receipts.ListAsync(ReadReceipt, token));
        },
        cancel);

    protected static DeliveredSets ReadSets(DbDataReader row) => new(
        row.GetInt64(0), AgentSet.Decode(row.GetFieldValue<byte[]>(1)), AgentSet.Decode(row.GetFieldValue<byte[]>(2)));

    private static Receipt ReadReceipt(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt32(1), row.GetNullableUnixTime(2), row.GetNullableUnixTime(3), row.GetNullableUnixTime(4));

    private static List<DeliveredSets> Merge(IReadOnlyList<DeliveredSets> rows) =>
    [
        .. rows.GroupBy(row => row.Version)
            .OrderBy(group => group.Key)
            .Select(group => group.Aggregate((a, b) => new DeliveredSets(a.Version, a.Toast.Or(b.Toast), a.Bell.Or(b.Bell)))),
    ];
}
