using Coaching.Testing;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Coaching.Cluster.Tests.Hosts;

/// <summary>Tests that start hosts: one after the other, as each wants the machine for itself, on one PostgreSQL server.</summary>
[CollectionDefinition(Name)]
public sealed class OneAtATime : ICollectionFixture<PostgreSqlFixture>
{
    public const string Name = "Hosts";
}
