using Akka.Actor.Setup;

namespace Coaching.Actors.Persistence.Journal;

/// <summary>Tells <see cref="BatchedReplayJournal"/>, which Akka.Persistence creates from its configuration, where the journal is.</summary>
internal sealed class JournalSource(SqlDatabase database) : Setup
{
    public SqlDatabase Database { get; } = database;
}
