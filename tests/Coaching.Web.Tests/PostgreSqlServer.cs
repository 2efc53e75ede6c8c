using Coaching.Testing;

namespace Coaching.Web.Tests;

/// <summary>The specs that share the test run's PostgreSQL server.</summary>
[CollectionDefinition(Name)]
public sealed class PostgreSqlServer : ICollectionFixture<PostgreSqlFixture>
{
    public const string Name = "PostgreSQL";
}
