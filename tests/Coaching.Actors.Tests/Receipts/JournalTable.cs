using System.Data.Common;
using Coaching.Actors.Persistence;

namespace Coaching.Actors.Tests.Receipts;

/// <summary>Writes rows as the journal plugin does.</summary>
internal static class JournalTable
{
    public static Task WriteAsync(this Databases databases, string persistenceId, long sequenceNr, DateTimeOffset? at = null) =>
        databases[DatabasePart.Journal].WriteAsync((connection, _) => connection.WriteAsync(persistenceId, sequenceNr, at), default);

    public static async Task WriteAsync(this DbConnection connection, string persistenceId, long sequenceNr, DateTimeOffset? at = null)
    {
        await using var command = connection.Command(
            """
            INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier)
            VALUES (@created, @deleted, @id, @number, @message, 'm', 7)
            """,
            ("created", (at ?? DateTimeOffset.UnixEpoch).UtcTicks),
            ("deleted", false),
            ("id", persistenceId),
            ("number", sequenceNr),
            ("message", new byte[] { 1, 2 }));
        await command.ExecuteNonQueryAsync();
    }
}
