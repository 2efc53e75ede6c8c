namespace Coaching.Actors.Persistence.Journal;

/// <summary>What a recovery asks for: all of one persistence id above a sequence number.</summary>
internal readonly record struct JournalRead(string PersistenceId, long Above);
