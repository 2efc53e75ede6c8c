using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence;
using Akka.Persistence.Sql.Journal;

namespace Coaching.Actors.Persistence.Journal;

/// <summary>
/// The plugin's journal, except that actors who recover at the same time are answered by one query, which reads the highest sequence number and the
/// events together. Needs <see cref="JournalSource"/> in the system's setup. All else, and journals too long for a batch, is left to the plugin.
/// </summary>
internal sealed class BatchedReplayJournal(Config config) : SqlWriteJournal(config), IDisposable
{
    private readonly Akka.Serialization.Serialization serialization = Context.System.Serialization;
    private readonly ReplayBatcher batcher = new(JournalReader.On(Context.System.Settings.Setup.Get<JournalSource>().Value.Database).ReadAsync);
    private readonly ConcurrentDictionary<string, Task> writes = new();

    /// <summary>
    /// The base class asks twice for a recovery, first for the highest sequence number, then for the events. This is what the two share: it flows along
    /// with the base class's asynchronous method, so that it is of this one request even when two recover the same persistence id.
    /// </summary>
    private readonly AsyncLocal<Recovery?> current = new();

    /// <summary>Akka calls this when the actor stops or restarts.</summary>
    public void Dispose() => batcher.Dispose();

    protected override bool AroundReceive(Receive receive, object message)
    {
        current.Value = message is ReplayMessages ? new Recovery() : null;

        try
        {
            return base.AroundReceive(receive, message);
        }
        finally
        {
            current.Value = null;
        }
    }

    public override async Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr, CancellationToken cancellationToken)
    {
        if (writes.TryGetValue(persistenceId, out var write))
        {
            // An actor that restarted while it was writing: its next number depends on what becomes of that, well or not.
            await write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var events = await batcher.ReadAsync(new JournalRead(persistenceId, fromSequenceNr), cancellationToken);

        if (current.Value is { } recovery)
        {
            recovery.Events = events.Events;
        }

        return events.Highest;
    }

    public override async Task ReplayMessagesAsync(
        IActorContext context,
        string persistenceId,
        long fromSequenceNr,
        long toSequenceNr,
        long max,
        Action<IPersistentRepresentation> recoveryCallback)
    {
        if (current.Value?.Events is not { } events)
        {
            await base.ReplayMessagesAsync(context, persistenceId, fromSequenceNr, toSequenceNr, max, recoveryCallback);
            return;
        }

        var wanted = events
            .Where(stored => !stored.Deleted && stored.SequenceNr >= fromSequenceNr && stored.SequenceNr <= toSequenceNr)
            .Take((int)Math.Min(max, int.MaxValue));

        // All are read before the first is told: whose journal has a row that cannot be read hears nothing but that.
        foreach (var representation in wanted.Select(stored => stored.Deserialize(persistenceId, serialization)).ToList())
        {
            recoveryCallback(representation);
        }
    }

    protected override Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        var batch = messages.ToList();
        var persistenceId = batch[0].PersistenceId;
        var write = base.WriteMessagesAsync(batch, cancellationToken);
        writes[persistenceId] = write;
        _ = ForgetAsync(persistenceId, write);
        return write;
    }

    private async Task ForgetAsync(string persistenceId, Task write)
    {
        await write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        writes.TryRemove(KeyValuePair.Create(persistenceId, write));
    }

    private sealed class Recovery
    {
        public IReadOnlyList<StoredEvent>? Events { get; set; }
    }
}
