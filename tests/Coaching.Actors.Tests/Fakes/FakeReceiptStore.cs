using Coaching.Actors.Receipts;

namespace Coaching.Actors.Tests.Fakes;

/// <summary>The sender's record in memory, as the port promises it: sets are OR-ed, times keep the earliest.</summary>
internal sealed class FakeReceiptStore : IReceiptStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string, long), DeliveredSets> delivered = [];
    private readonly Dictionary<(long, int), Receipt> receipts = [];
    private long position;

    /// <summary>Runs before each call, with the call's name.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    public long Position => Interlocked.Read(ref position);

    public long ErasedUpTo { get; private set; }

    public int DeliveredWrites { get; private set; }

    public async Task AddDeliveredAsync(string incarnation, IReadOnlyList<DeliveredSets> deliveries, CancellationToken cancel)
    {
        await Before(nameof(AddDeliveredAsync));

        lock (gate)
        {
            DeliveredWrites++;

            foreach (var sets in deliveries)
            {
                var known = delivered.GetValueOrDefault((incarnation, sets.Version)) ?? sets;
                delivered[(incarnation, sets.Version)] = new DeliveredSets(sets.Version, known.Toast.Or(sets.Toast), known.Bell.Or(sets.Bell));
            }
        }
    }

    public async Task WriteReceiptsAsync(IReadOnlyList<Receipt> written, long journalPosition, CancellationToken cancel)
    {
        await Before(nameof(WriteReceiptsAsync));

        lock (gate)
        {
            foreach (var r in written)
            {
                var known = receipts.GetValueOrDefault((r.Version, r.Ordinal)) ?? r;
                receipts[(r.Version, r.Ordinal)] = r with
                {
                    SeenAt = Earliest(known.SeenAt, r.SeenAt),
                    ReadAt = Earliest(known.ReadAt, r.ReadAt),
                    AcknowledgedAt = Earliest(known.AcknowledgedAt, r.AcknowledgedAt),
                };
            }

            position = Math.Max(position, journalPosition);
        }
    }

    public async Task<long> GetJournalPositionAsync(CancellationToken cancel)
    {
        await Before(nameof(GetJournalPositionAsync));
        return Position;
    }

    public async Task<RecordedReceipts> LoadAsync(long fromVersion, long toVersion, CancellationToken cancel)
    {
        await Before(nameof(LoadAsync));

        lock (gate)
        {
            return new RecordedReceipts(
                [.. delivered.Values.Where(d => d.Version >= fromVersion && d.Version <= toVersion)],
                [.. receipts.Values.Where(r => r.Version >= fromVersion && r.Version <= toVersion)]);
        }
    }

    public async Task<RecordedReceipts> LoadAsync(IReadOnlyList<long> versions, CancellationToken cancel)
    {
        await Before(nameof(LoadAsync));

        lock (gate)
        {
            return new RecordedReceipts(
                [.. delivered.Values.Where(d => versions.Contains(d.Version))], [.. receipts.Values.Where(r => versions.Contains(r.Version))]);
        }
    }

    public async Task EraseUpToAsync(long version, CancellationToken cancel)
    {
        await Before(nameof(EraseUpToAsync));
        ErasedUpTo = version;
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;
}
