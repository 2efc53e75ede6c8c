using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Persistence;
using Akka.Persistence.Journal;
using Coaching.Actors.Agents;
using Coaching.Actors.Receipts;
using Coaching.Actors.Serialization;

namespace Coaching.Actors.Tests.Fakes;

/// <summary>A journal in memory that stores what the serializer writes, and does with each write what its <see cref="JournalRows"/> say.</summary>
public sealed class FakeJournal : AsyncWriteJournal
{
    public const string Hocon =
        """
        akka.persistence.journal.plugin = "akka.persistence.journal.fake"
        akka.persistence.journal.fake {
          class = "Coaching.Actors.Tests.Fakes.FakeJournal, Coaching.Actors.Tests"
          plugin-dispatcher = "akka.actor.default-dispatcher"
        }
        """;

    private readonly JournalRows rows = JournalRows.Of(Context.System);
    private readonly CoachingSerializer serializer = new((ExtendedActorSystem)Context.System);

    public override Task ReplayMessagesAsync(
        IActorContext context, string persistenceId, long fromSequenceNr, long toSequenceNr, long max, Action<IPersistentRepresentation> recoveryCallback)
    {
        foreach (var row in rows.Of(persistenceId).Where(r => r.SequenceNr >= fromSequenceNr && r.SequenceNr <= toSequenceNr).Take((int)Math.Min(max, int.MaxValue)))
        {
            var payload = serializer.FromBinary(row.Row.Payload, row.Row.Manifest);
            recoveryCallback(new Persistent(payload, row.SequenceNr, persistenceId, row.Row.Manifest, false, context.Self));
        }

        return Task.CompletedTask;
    }

    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr, CancellationToken cancellationToken) =>
        Task.FromResult(rows.HighestOf(persistenceId));

    protected override async Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        var events = messages.SelectMany(m => (IEnumerable<IPersistentRepresentation>)m.Payload).ToList();
        await rows.BeforeWrite();
        rows.Add(events.Select(e => (e.PersistenceId, e.SequenceNr, serializer.Manifest(e.Payload), serializer.ToBinary(e.Payload))));
        await rows.AfterWrite();
        return null!;
    }

    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr, CancellationToken cancellationToken)
    {
        rows.Delete(persistenceId, toSequenceNr);
        return Task.CompletedTask;
    }
}

/// <summary>Gives an actor system's <see cref="FakeJournal"/> the rows of somebody else.</summary>
internal sealed class JournalRowsSetup(JournalRows rows) : Setup
{
    public JournalRows Rows { get; } = rows;
}

/// <summary>What an actor system's <see cref="FakeJournal"/> holds; also its tail, for the projection.</summary>
public sealed class JournalRows : IJournalTail
{
    private static readonly ConditionalWeakTable<ActorSystem, JournalRows> BySystem = [];

    private readonly Lock gate = new();
    private readonly List<(long SequenceNr, JournalRow Row)> rows = [];
    private readonly Dictionary<string, long> highest = [];
    private long position;

    /// <summary>Runs before each write is stored: throwing fails it, waiting hangs it.</summary>
    public Func<Task> BeforeWrite { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs after each write was stored: throwing reports a failure of what is there.</summary>
    public Func<Task> AfterWrite { get; set; } = () => Task.CompletedTask;

    /// <summary>Above it, rows may still turn up between those that are there.</summary>
    public long SafeUpTo { get; set; } = long.MaxValue;

    public static JournalRows Of(ActorSystem system) =>
        BySystem.GetValue(system, s => s.Settings.Setup.Get<JournalRowsSetup>() is { HasValue: true } setup ? setup.Value.Rows : new JournalRows());

    public IReadOnlyList<(long SequenceNr, JournalRow Row)> Of(string persistenceId)
    {
        lock (gate)
        {
            return [.. rows.Where(r => r.Row.PersistenceId == persistenceId)];
        }
    }

    /// <summary>The events of an agent that are not deleted.</summary>
    public IReadOnlyList<AgentEvent> EventsOf(string agentId)
    {
        var decode = CoachingSerializer.AllTypes.ToDictionary(t => t.Manifest, t => t.Decode);
        return [.. Of(PersistenceIds.Of(agentId)).Select(r => (AgentEvent)decode[r.Row.Manifest](r.Row.Payload))];
    }

    public long HighestOf(string persistenceId)
    {
        lock (gate)
        {
            return highest.GetValueOrDefault(persistenceId);
        }
    }

    public void Add(IEnumerable<(string PersistenceId, long SequenceNr, string Manifest, byte[] Payload)> written)
    {
        lock (gate)
        {
            foreach (var w in written)
            {
                rows.Add((w.SequenceNr, new JournalRow(++position, w.PersistenceId, CoachingSerializer.PermanentId, w.Manifest, w.Payload)));
                highest[w.PersistenceId] = w.SequenceNr;
            }
        }
    }

    /// <summary>As if the agent had written it.</summary>
    public void Add(string agentId, AgentEvent @event)
    {
        var type = CoachingSerializer.AllTypes.Single(t => t.Type == @event.GetType());
        var id = PersistenceIds.Of(agentId);
        Add([(id, HighestOf(id) + 1, type.Manifest, Google.Protobuf.MessageExtensions.ToByteArray(type.Encode(@event)))]);
    }

    public void Delete(string persistenceId, long toSequenceNr)
    {
        lock (gate)
        {
            rows.RemoveAll(r => r.Row.PersistenceId == persistenceId && r.SequenceNr <= toSequenceNr);
        }
    }

    public Task<JournalPage> ReadAfterAsync(long position, int limit, CancellationToken cancel)
    {
        lock (gate)
        {
            JournalRow[] page = [.. rows.Select(r => r.Row).Where(r => r.Position > position).Take(limit)];
            return Task.FromResult(new JournalPage(page, Math.Min(page.Length > 0 ? page[^1].Position : position, SafeUpTo)));
        }
    }

    public Task DeleteBeforeAsync(IReadOnlyList<JournalRow> wholes, CancellationToken cancel)
    {
        lock (gate)
        {
            rows.RemoveAll(r => wholes.Any(b => b.PersistenceId == r.Row.PersistenceId && r.Row.Position < b.Position));
            return Task.CompletedTask;
        }
    }

    public Task<int> SweepAsync(DateTimeOffset writtenBefore, long position, CancellationToken cancel) => Task.FromResult(0);
}
