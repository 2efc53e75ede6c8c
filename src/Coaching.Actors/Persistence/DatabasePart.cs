namespace Coaching.Actors.Persistence;

/// <summary>
/// What is stored apart. On SQLite each part is a file with a write lock of its own; on PostgreSQL all are tables of one database, each part with
/// a connection pool of its own, so that a storm in one does not keep the others waiting.
/// </summary>
public enum DatabasePart
{
    /// <summary>The message log and previewed audiences.</summary>
    Messages,

    /// <summary>The agents' Akka journal.</summary>
    Journal,

    /// <summary>What became of deliveries.</summary>
    Receipts,

    /// <summary>Who belongs where.</summary>
    Directory,
}
