namespace Coaching.Actors.Persistence;

/// <summary>The databases we run on.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded: one node, files beside each other.</summary>
    Sqlite,

    /// <summary>A server that all nodes share.</summary>
    PostgreSql,
}
