using System.Data.Common;
using Coaching.Actors.Persistence;

namespace Coaching.Actors.MessageLog;

/// <summary>One prepared statement for all the rows of an append.</summary>
internal sealed class SqliteInsert : IAsyncDisposable
{
    private static readonly string[] Names =
    [
        "version", "id", "hash", "sender_id", "sender_name", "body", "priority", "requires_ack", "rule", "audience", "recipients",
        "directory_version", "sent_at", "expires_at",
    ];

    private static readonly string Sql =
        $"INSERT INTO message ({string.Join(", ", Names)}) VALUES ({string.Join(", ", Names.Select(name => "@" + name))})";

    private readonly DbCommand command;
    private readonly DbParameter[] parameters;

    public SqliteInsert(DbConnection connection)
    {
        command = connection.Command(Sql);
        parameters = [.. Names.Select(name => command.AddParameter(name, null))];
    }

    public Task RunAsync(SendDraft draft, long version, long sentAt, CancellationToken cancel)
    {
        object?[] values =
        [
            version, draft.Id.Value, draft.Hash.Bytes.ToArray(), draft.From.Id.Storable(), draft.From.Name.Storable(), draft.Body.Storable(),
            (int)draft.Priority,
            draft.RequiresAck, draft.Rule.Storable(), draft.Audience!.Encode(), draft.Audience.Count, draft.DirectoryVersion, sentAt,
            draft.ExpiresAt?.ToUnixTimeMilliseconds(),
        ];

        for (var i = 0; i < values.Length; i++)
        {
            parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command.ExecuteNonQueryAsync(cancel);
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
