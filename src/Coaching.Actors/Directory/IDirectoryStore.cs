namespace Coaching.Actors.Directory;

/// <summary>
/// The directory's tables. Every change is one transaction that also bumps the version; an agent keeps its ordinal for ever,
/// also when it leaves and comes back. Faults in the input are found before, by <see cref="DirectoryRules"/>.
/// </summary>
public interface IDirectoryStore
{
    /// <summary>0 while nothing was ever stored.</summary>
    Task<long> GetVersionAsync(CancellationToken cancel);

    /// <summary>Everything, in one consistent read, with agents that were removed (their ordinals still name old recipients).</summary>
    Task<DirectorySnapshot> LoadAsync(CancellationToken cancel);

    /// <summary>
    /// Replaces the directory; agents that are not in it any more are removed. Another time zone or hour of a site applies from its next day
    /// (<see cref="StoredSite.After"/>).
    /// </summary>
    Task<DirectoryChange> ReplaceAsync(DirectoryDocument document, CancellationToken cancel);

    /// <summary>Adds or changes these agents, leaves all others alone.</summary>
    /// <param name="checkedAgainst">The version that the rows were checked against: the groups they name were there then.</param>
    /// <returns>Null, and nothing is stored, when the directory has another version by now: check again.</returns>
    Task<DirectoryChange?> UpsertAgentsAsync(IReadOnlyList<AgentRow> agents, long checkedAgainst, CancellationToken cancel);

    /// <summary>Removes one agent; a change with <c>Removed = 0</c> when there is no such agent.</summary>
    Task<DirectoryChange> RemoveAgentAsync(string agentId, CancellationToken cancel);
}

/// <summary>What a change did. Counts are of agents; <c>Agents</c> and <c>Groups</c> count what there is afterwards.</summary>
public sealed record DirectoryChange(int Agents, int Groups, int Added, int Changed, int Removed, long Version);

/// <summary>The directory as stored: rows in any order, agents with their ordinals.</summary>
public sealed record DirectorySnapshot(
    long Version,
    IReadOnlyList<StoredSite> Sites,
    IReadOnlyList<GroupRow> Teams,
    IReadOnlyList<GroupRow> Lists,
    IReadOnlyList<GroupRow> Queues,
    IReadOnlyList<CampaignRow> Campaigns,
    IReadOnlyList<StoredAgent> Agents);

/// <param name="Ordinal">0, 1, 2 ...: the agent's bit in every <see cref="Audiences.AgentSet"/>; never reused.</param>
/// <param name="Removed">Not in the directory any more; kept for the names and bits of old recipients.</param>
public sealed record StoredAgent(int Ordinal, AgentRow Row, bool Removed);
