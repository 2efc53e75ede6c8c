using System.Data.Common;
using Coaching.Actors.Persistence;

namespace Coaching.Actors.Receipts;

/// <summary>Row by row with one prepared statement: without a network that is as fast as it gets.</summary>
internal sealed class SqliteReceiptStore(SqlDatabase database) : SqlReceiptStore(database)
{
    protected override async Task<List<DeliveredSets>> ReadDeliveredAsync(
        DbConnection connection, string incarnation, long[] versions, CancellationToken cancel)
    {
        var rows = new List<DeliveredSets>();
        await using var command = connection.Command(
            "SELECT version, toast, bell FROM delivered WHERE version = @version AND incarnation = @incarnation", ("incarnation", incarnation));
        var versionParameter = command.AddParameter("version", null);

        foreach (var version in versions)
        {
            versionParameter.Value = version;
            rows.AddRange(await command.ListAsync(ReadSets, cancel));
        }

        return rows;
    }

    protected override async Task WriteDeliveredAsync(
        DbConnection connection, string incarnation, IReadOnlyList<DeliveredSets> rows, CancellationToken cancel)
    {
        await using var command = connection.Command(
            """
            INSERT INTO delivered (version, incarnation, toast, bell) VALUES (@version, @incarnation, @toast, @bell)
            ON CONFLICT (version, incarnation) DO UPDATE SET toast = excluded.toast, bell = excluded.bell
            """,
            ("incarnation", incarnation));
        var version = command.AddParameter("version", null);
        var toast = command.AddParameter("toast", null);
        var bell = command.AddParameter("bell", null);

        foreach (var row in rows)
        {
            version.Value = row.Version;
            toast.Value = row.Toast.Encode();
            bell.Value = row.Bell.Encode();
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    protected override async Task WriteReceiptsAsync(DbConnection connection, IReadOnlyList<Receipt> receipts, CancellationToken cancel)
    {
        // min() of two values is NULL when one is.
        await using var command = connection.Command(
            """
            INSERT INTO receipt (version, ordinal, seen_at, read_at, acknowledged_at) VALUES (@version, @ordinal, @seen, @read, @acknowledged)
            ON CONFLICT (version, ordinal) DO UPDATE SET
                seen_at = min(coalesce(seen_at, excluded.seen_at), coalesce(excluded.seen_at, seen_at)),
                read_at = min(coalesce(read_at, excluded.read_at), coalesce(excluded.read_at, read_at)),
                acknowledged_at = min(coalesce(acknowledged_at, excluded.acknowledged_at), coalesce(excluded.acknowledged_at, acknowledged_at))
            """);
        var version = command.AddParameter("version", null);
        var ordinal = command.AddParameter("ordinal", null);
        var seen = command.AddParameter("seen", null);
        var read = command.AddParameter("read", null);
        var acknowledged = command.AddParameter("acknowledged", null);

        foreach (var receipt in receipts)
        {
            version.Value = receipt.Version;
            ordinal.Value = receipt.Ordinal;
            seen.Value = Time(receipt.SeenAt);
            read.Value = Time(receipt.ReadAt);
            acknowledged.Value = Time(receipt.AcknowledgedAt);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static object Time(DateTimeOffset? time) => time is { } known ? known.ToUnixTimeMilliseconds() : DBNull.Value;
}
