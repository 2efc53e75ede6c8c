using System.Data.Common;
using Coaching.Actors.Persistence;

namespace Coaching.Actors.Receipts;

/// <summary>Row by row with statements that are compiled once: without a network that is as fast as it gets.</summary>
internal sealed class SqliteReceiptStore(SqlDatabase database) : SqlReceiptStore(database)
{
    protected override async Task<List<DeliveredSets>> ReadDeliveredAsync(
        DbConnection connection, string incarnation, long[] versions, CancellationToken cancel)
    {
        var rows = new List<DeliveredSets>();

        foreach (var version in versions)
        {
            var command = connection.KeptCommand(
                "SELECT version, toast, bell FROM delivered WHERE version = @version AND incarnation = @incarnation",
                ("version", version),
                ("incarnation", incarnation));
            rows.AddRange(await command.ListAsync(ReadSets, cancel));
        }

        return rows;
    }

    protected override async Task WriteDeliveredAsync(
        DbConnection connection, string incarnation, IReadOnlyList<DeliveredSets> rows, CancellationToken cancel)
    {
        foreach (var row in rows)
        {
            var command = connection.KeptCommand(
                """
                INSERT INTO delivered (version, incarnation, toast, bell) VALUES (@version, @incarnation, @toast, @bell)
                ON CONFLICT (version, incarnation) DO UPDATE SET toast = excluded.toast, bell = excluded.bell
                """,
                ("version", row.Version),
                ("incarnation", incarnation),
                ("toast", row.Toast.Encode()),
                ("bell", row.Bell.Encode()));
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    protected override async Task WriteReceiptsAsync(DbConnection connection, IReadOnlyList<Receipt> receipts, CancellationToken cancel)
    {
        foreach (var receipt in receipts)
        {
            // min() of two values is NULL when one is.
            var command = connection.KeptCommand(
                """
                INSERT INTO receipt (version, ordinal, seen_at, read_at, acknowledged_at) VALUES (@version, @ordinal, @seen, @read, @acknowledged)
                ON CONFLICT (version, ordinal) DO UPDATE SET
                    seen_at = min(coalesce(seen_at, excluded.seen_at), coalesce(excluded.seen_at, seen_at)),
                    read_at = min(coalesce(read_at, excluded.read_at), coalesce(excluded.read_at, read_at)),
                    acknowledged_at = min(coalesce(acknowledged_at, excluded.acknowledged_at), coalesce(excluded.acknowledged_at, acknowledged_at))
                """,
                ("version", receipt.Version),
                ("ordinal", receipt.Ordinal),
                ("seen", receipt.SeenAt?.ToUnixTimeMilliseconds()),
                ("read", receipt.ReadAt?.ToUnixTimeMilliseconds()),
                ("acknowledged", receipt.AcknowledgedAt?.ToUnixTimeMilliseconds()));
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
