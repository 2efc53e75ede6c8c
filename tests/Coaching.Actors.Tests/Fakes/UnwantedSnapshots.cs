using Akka.Persistence;
using Akka.Persistence.Snapshot;

namespace Coaching.Actors.Tests.Fakes;

/// <summary>A snapshot store that nobody is to ask: it fails every recovery that does.</summary>
public sealed class UnwantedSnapshots : SnapshotStore
{
    public const string Hocon =
        """
        akka.persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.unwanted"
        akka.persistence.snapshot-store.unwanted {
          class = "Coaching.Actors.Tests.Fakes.UnwantedSnapshots, Coaching.Actors.Tests"
          plugin-dispatcher = "akka.actor.default-dispatcher"
        }
        """;

    protected override Task<SelectedSnapshot> LoadAsync(
        string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken = default) => throw Unwanted();

    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot, CancellationToken cancellationToken = default) => throw Unwanted();

    protected override Task DeleteAsync(SnapshotMetadata metadata, CancellationToken cancellationToken = default) => throw Unwanted();

    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken = default) =>
        throw Unwanted();

    private static InvalidOperationException Unwanted() => new("There are no snapshots.");
}
