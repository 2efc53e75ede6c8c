using Coaching.Actors.Persistence;

namespace Coaching.Actors.Audiences;

/// <summary>Previewed audiences beside the message log.</summary>
internal sealed class SqlPreviewStore(Databases databases) : IPreviewStore
{
    private readonly SqlDatabase database = databases[DatabasePart.Messages];

    public Task SaveAsync(PreviewedAudience preview, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, token) =>
            {
                await using var command = connection.Command(
                    """
                    INSERT INTO preview (token, user_id, rule, audience, expires_at) VALUES (@token, @user, @rule, @audience, @expires)
                    ON CONFLICT (token) DO UPDATE
                    SET user_id = excluded.user_id, rule = excluded.rule, audience = excluded.audience, expires_at = excluded.expires_at
                    """,
                    ("token", preview.Token),
                    ("user", preview.UserId.Storable()),
                    ("rule", preview.Rule.Storable()),
                    ("audience", preview.Audience.Encode()),
                    ("expires", preview.ExpiresAt.ToUnixTimeMilliseconds()));
                await command.ExecuteNonQueryAsync(token);
            },
            cancel);

    public async Task<PreviewedAudience?> FindAsync(string token, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await database.ReadAsync(
            async (connection, cancelled) =>
            {
                await using var command = connection.Command(
                    "SELECT user_id, rule, audience, expires_at FROM preview WHERE token = @token AND expires_at > @now",
                    ("token", token.Storable()),
                    ("now", now.ToUnixTimeMilliseconds()));
                return await command.ListAsync(
                    row => new PreviewedAudience(
                        token, row.GetString(0), row.GetString(1), AgentSet.Decode(row.GetFieldValue<byte[]>(2)), row.GetUnixTime(3)),
                    cancelled);
            },
            cancel);
        return found.SingleOrDefault();
    }

    public Task DeleteExpiredAsync(DateTimeOffset now, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, token) =>
            {
                await using var command = connection.Command(
                    "DELETE FROM preview WHERE expires_at <= @now", ("now", now.ToUnixTimeMilliseconds()));
                await command.ExecuteNonQueryAsync(token);
            },
            cancel);
}
