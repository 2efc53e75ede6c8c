namespace Coaching.Actors.Persistence;

/// <inheritdoc/>
internal sealed class StorageMaintenance(Databases databases) : IStorageMaintenance
{
    public async Task<bool> ScrubAsync(CancellationToken cancel)
    {
        var all = true;

        foreach (var part in Enum.GetValues<DatabasePart>())
        {
            all &= await databases[part].ScrubAsync(cancel);
        }

        return all;
    }
}
