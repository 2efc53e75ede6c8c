using System.Data.Common;
using Coaching.Actors.Persistence;
using Npgsql;

namespace Coaching.Actors.Receipts;

/// <summary>Any number of rows in one statement, as arrays.</summary>
internal sealed class PostgreSqlReceiptStore(SqlDatabase database) : SqlReceiptStore(database)
{
    protected override async Task<List<DeliveredSets>> ReadDeliveredAsync(
        DbConnection connection, string incarnation, long[] versions, CancellationToken cancel)
    {
        await using var command = connection.Command(
            "SELECT version, toast, bell FROM delivered WHERE incarnation = @incarnation AND version = ANY (@versions)",
            ("incarnation", incarnation),
            ("versions", versions));
        return await command.ListAsync(ReadSets, cancel);
    }

    protected override async Task WriteDeliveredAsync(
        DbConnection connection, string incarnation, IReadOnlyList<DeliveredSets> rows, CancellationToken cancel)
    {
        await using var command = connection.Command(
            """
            INSERT INTO delivered (version, incarnation, toast, bell)
            SELECT version, @incarnation, toast, bell FROM unnest(@versions, @toasts, @bells) AS row (version, toast, bell)
            ON CONFLICT (version, incarnation) DO UPDATE SET toast = excluded.toast, bell = excluded.bell
            """,
            ("incarnation", incarnation),
            ("versions", rows.Select(row => row.Version).ToArray()),
            ("toasts", rows.Select(row => row.Toast.Encode()).ToArray()),
            ("bells", rows.Select(row => row.Bell.Encode()).ToArray()));
        await command.ExecuteNonQueryAsync(cancel);
    }

    protected override async Task WriteReceiptsAsync(DbConnection connection, IReadOnlyList<Receipt> receipts, CancellationToken cancel)
    {
        // Grouped, because a statement may touch a row only once; ordered, so that two writers never wait for each other's rows.
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO receipt (version, ordinal, seen_at, read_at, acknowledged_at)
            SELECT version, ordinal, min(seen_at), min(read_at), min(acknowledged_at)
            FROM unnest(@versions, @ordinals, @seen, @read, @acknowledged) AS row (version, ordinal, seen_at, read_at, acknowledged_at)
            GROUP BY version, ordinal ORDER BY version, ordinal
            ON CONFLICT (version, ordinal) DO UPDATE SET
                seen_at = least(receipt.seen_at, excluded.seen_at),
                read_at = least(receipt.read_at, excluded.read_at),
                acknowledged_at = least(receipt.acknowledged_at, excluded.acknowledged_at)
            """,
            (NpgsqlConnection)connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long[]>("versions", [.. receipts.Select(receipt => receipt.Version)]),
                new NpgsqlParameter<int[]>("ordinals", [.. receipts.Select(receipt => receipt.Ordinal)]),
                Times("seen", receipts, receipt => receipt.SeenAt),
                Times("read", receipts, receipt => receipt.ReadAt),
                Times("acknowledged", receipts, receipt => receipt.AcknowledgedAt),
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter<long?[]> Times(string name, IReadOnlyList<Receipt> receipts, Func<Receipt, DateTimeOffset?> time) =>
        new(name, [.. receipts.Select(receipt => time(receipt)?.ToUnixTimeMilliseconds())]);
}
