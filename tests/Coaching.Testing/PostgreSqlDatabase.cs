using Coaching.Actors.Persistence;

namespace Coaching.Testing;

/// <summary>A fresh database on the test run's server.</summary>
public sealed class PostgreSqlDatabase(PostgreSqlFixture server) : ITestDatabase
{
    private readonly string name = $"t{Guid.NewGuid():N}";

    public PersistenceSettings Settings => new(DatabaseProvider.PostgreSql, server.ConnectionString(name));

    public Task InitializeAsync() => server.ExecuteAsync($"CREATE DATABASE {name}");

    public Task DisposeAsync() => server.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
}
