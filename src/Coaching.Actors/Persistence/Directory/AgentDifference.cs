using Coaching.Actors.Directory;

namespace Coaching.Actors.Persistence.Directory;

/// <summary>What has to be written so that the stored agents are as wanted.</summary>
/// <param name="Written">New, changed and removed ones.</param>
internal sealed record AgentDifference(IReadOnlyList<AgentRecord> Written, int Added, int Changed, int Removed)
{
    /// <param name="stored">With those removed earlier, whose ordinals are theirs again when they come back.</param>
    /// <param name="nextOrdinal">The first that was never given out.</param>
    /// <param name="removeOthers">Whether stored agents that are not wanted are to go.</param>
    public static AgentDifference Between(
        IReadOnlyDictionary<string, AgentRecord> stored, IReadOnlyList<AgentRow> wanted, int nextOrdinal, bool removeOthers)
    {
        var written = new List<AgentRecord>();
        var (added, changed, removed) = (0, 0, 0);

        foreach (var row in wanted)
        {
            var known = stored.GetValueOrDefault(row.Id);
            var record = AgentRecord.Of(known?.Ordinal ?? nextOrdinal++, row);

            if (record == known)
            {
                continue;
            }

            written.Add(record);
            _ = known is null or { Removed: true } ? added++ : changed++;
        }

        if (removeOthers)
        {
            var ids = wanted.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);

            foreach (var other in stored.Values.Where(record => !record.Removed && !ids.Contains(record.Id)))
            {
                written.Add(other with { Removed = true });
                removed++;
            }
        }

        return new AgentDifference(written, added, changed, removed);
    }
}
