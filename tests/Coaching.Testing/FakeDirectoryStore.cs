using Coaching.Actors.Directory;

namespace Coaching.Testing;

/// <summary>An <see cref="IDirectoryStore"/> in memory that can be away: failing, or never answering.</summary>
public sealed class FakeDirectoryStore : IDirectoryStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, StoredAgent> byId = [];
    private DirectoryDocument groups = new([], [], [], [], [], []);
    private IReadOnlyList<StoredSite> sites = [];
    private long version;

    /// <summary>Runs before each call, with the call's name.</summary>
    public Func<string, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public static Task Fail(string call, CancellationToken cancel) => Task.FromException(new TimeoutException($"The database is away ({call})."));

    /// <summary>Does not even listen to its token.</summary>
    public static Task Hang(string call, CancellationToken cancel) => new TaskCompletionSource().Task;

    public async Task<long> GetVersionAsync(CancellationToken cancel)
    {
        await Before(nameof(GetVersionAsync), cancel);
        return version;
    }

    public async Task<DirectorySnapshot> LoadAsync(CancellationToken cancel)
    {
        await Before(nameof(LoadAsync), cancel);

        lock (gate)
        {
            return new DirectorySnapshot(version, sites, groups.Teams, groups.Lists, groups.Queues, groups.Campaigns, [.. byId.Values]);
        }
    }

    public async Task<DirectoryChange> ReplaceAsync(DirectoryDocument document, CancellationToken cancel)
    {
        await Before(nameof(ReplaceAsync), cancel);

        lock (gate)
        {
            groups = document with { Agents = [] };
            sites = [.. document.Sites.Select(row => StoredSite.After(sites.FirstOrDefault(site => site.Row.Id == row.Id), row, TimeProvider.System.GetUtcNow()))];
            var gone = byId.Values.Where(agent => !agent.Removed && document.Agents.All(row => row.Id != agent.Row.Id)).ToArray();
            Array.ForEach(gone, agent => byId[agent.Row.Id] = agent with { Removed = true });
            return Put(document.Agents) with { Removed = gone.Length };
        }
    }

    public async Task<DirectoryChange?> UpsertAgentsAsync(IReadOnlyList<AgentRow> agents, long checkedAgainst, CancellationToken cancel)
    {
        await Before(nameof(UpsertAgentsAsync), cancel);

        lock (gate)
        {
            return version == checkedAgainst ? Put(agents) : null;
        }
    }

    public async Task<DirectoryChange> RemoveAgentAsync(string agentId, CancellationToken cancel)
    {
        await Before(nameof(RemoveAgentAsync), cancel);

        lock (gate)
        {
            if (byId.GetValueOrDefault(agentId) is not { Removed: false } known)
            {
                return Change(0, 0, 0);
            }

            byId[agentId] = known with { Removed = true };
            version++;
            return Change(0, 0, 1);
        }
    }

    private DirectoryChange Put(IReadOnlyList<AgentRow> rows)
    {
        var added = 0;

        foreach (var row in rows)
        {
            var known = byId.GetValueOrDefault(row.Id);
            added += known is { Removed: false } ? 0 : 1;
            byId[row.Id] = new StoredAgent(known?.Ordinal ?? byId.Count, row, false);
        }

        version++;
        return Change(added, rows.Count - added, 0);
    }

    private DirectoryChange Change(int added, int changed, int removed) =>
        new(byId.Values.Count(agent => !agent.Removed), groups.Teams.Count, added, changed, removed, version);
}
