namespace Coaching.Actors.Directory;

/// <summary>What <see cref="DirectoryActor"/> has done at the store, one piece after the other; touches nothing of the actor.</summary>
internal sealed class DirectoryWork(IDirectoryStore store, bool demo)
{
    // Each time another node was faster; more than a few in a row is no luck but a storm.
    private const int Attempts = 3;

    /// <summary>The newest index; the one given when its version is still the newest.</summary>
    /// <param name="known">Null when none was loaded yet.</param>
    public async Task<DirectoryIndex> FollowAsync(DirectoryIndex? known, CancellationToken cancel)
    {
        if (known is not null && await store.GetVersionAsync(cancel) == known.Version)
        {
            return known;
        }

        var index = await LoadAsync(cancel);

        if (index.Version > 0 || !demo)
        {
            return index;
        }

        await store.ReplaceAsync(DemoDirectory.Create(), cancel);
        return await LoadAsync(cancel);
    }

    public Task<DirectoryOutcome> RunAsync(DirectoryCommand command, DirectoryIndex? known, CancellationToken cancel) => command switch
    {
        DirectoryCommand.ReplaceDirectory replace => ReplaceAsync(replace.Document, known, cancel),
        DirectoryCommand.UpsertAgents upsert => UpsertAsync(index => DirectoryRules.Check(upsert.Csv, index), known, cancel),
        DirectoryCommand.PutAgent put => UpsertAsync(index => CheckOne(put.Agent, index), known, cancel),
        DirectoryCommand.RemoveAgent remove => RemoveAsync(remove.AgentId, known, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static DirectoryCheck<IReadOnlyList<AgentRow>> CheckOne(AgentRow agent, DirectoryIndex index) => DirectoryRules.Check(agent, index) switch
    {
        DirectoryCheck<AgentRow>.Sound sound => new DirectoryCheck<IReadOnlyList<AgentRow>>.Sound([sound.Value]),
        DirectoryCheck<AgentRow>.Faulty faulty => new DirectoryCheck<IReadOnlyList<AgentRow>>.Faulty(faulty.Faults),
        _ => throw new InvalidOperationException("No such check."),
    };

    private async Task<DirectoryOutcome> ReplaceAsync(DirectoryDocument document, DirectoryIndex? known, CancellationToken cancel) =>
        DirectoryRules.Check(document) switch
        {
            DirectoryCheck<DirectoryDocument>.Faulty faulty => new DirectoryOutcome(new DirectoryReply.Faulty(faulty.Faults), known),
            DirectoryCheck<DirectoryDocument>.Sound sound => await StoredAsync(await store.ReplaceAsync(sound.Value, cancel), cancel),
            _ => throw new InvalidOperationException("No such check."),
        };

    // The rows name groups, so they are checked against the newest directory and stored only while it is the newest.
    private async Task<DirectoryOutcome> UpsertAsync(
        Func<DirectoryIndex, DirectoryCheck<IReadOnlyList<AgentRow>>> check, DirectoryIndex? known, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            known = await FollowAsync(known, cancel);

            switch (check(known))
            {
                case DirectoryCheck<IReadOnlyList<AgentRow>>.Faulty faulty:
                    return new DirectoryOutcome(new DirectoryReply.Faulty(faulty.Faults), known);
                case DirectoryCheck<IReadOnlyList<AgentRow>>.Sound sound when await store.UpsertAgentsAsync(sound.Value, known.Version, cancel) is { } change:
                    return await StoredAsync(change, cancel);
            }
        }

        return new DirectoryOutcome(new DirectoryReply.Unavailable(), known);
    }

    private async Task<DirectoryOutcome> RemoveAsync(string agentId, DirectoryIndex? known, CancellationToken cancel)
    {
        var change = await store.RemoveAgentAsync(agentId, cancel);

        return change.Removed == 0 ? new DirectoryOutcome(new DirectoryReply.NoSuchAgent(), known) : await StoredAsync(change, cancel);
    }

    private async Task<DirectoryOutcome> StoredAsync(DirectoryChange change, CancellationToken cancel) =>
        new(new DirectoryReply.Stored(change), await LoadAsync(cancel));

    private async Task<DirectoryIndex> LoadAsync(CancellationToken cancel) => DirectoryIndex.Build(await store.LoadAsync(cancel));
}

/// <param name="Reply">Null when nobody asked.</param>
/// <param name="Index">The newest known; null when none was loaded.</param>
internal sealed record DirectoryOutcome(DirectoryReply? Reply, DirectoryIndex? Index);
