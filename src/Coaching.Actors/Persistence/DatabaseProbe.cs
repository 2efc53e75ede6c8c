namespace Coaching.Actors.Persistence;

/// <inheritdoc/>
internal sealed class DatabaseProbe(Databases databases) : IDatabaseProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public async Task<bool> IsAnsweringAsync(CancellationToken cancel)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(Limit);

        try
        {
            // The limit holds also for a driver that does not look at its token.
            await Task.WhenAll(Enum.GetValues<DatabasePart>().Select(part => ProbeAsync(part, limited.Token))).WaitAsync(limited.Token);
            return true;
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private Task<bool> ProbeAsync(DatabasePart part, CancellationToken cancel) =>
        databases[part].ReadAsync(
            async (connection, token) =>
            {
                await using var command = connection.Command("SELECT 1");
                await command.ExecuteScalarAsync(token);
                return true;
            },
            cancel);
}
