using Coaching.Actors.Persistence;

namespace Coaching.Testing;

/// <summary>A fresh database on the test run's server.</summary>
public sealed class PostgreSqlDatabase(PostgreSqlFixture server) : ITestDatabase
{
    private readonly string name = $"t{Guid.NewGuid():N}";

    public PersistenceSettings Settings => new(DatabaseProvider.PostgreSql, server.ConnectionString(name));

    public Task InitializeAsync() => server.ExecuteAsync($"CREATE DATABASE {name}");

    /// <summary>Ends all connections and refuses new ones, as if the server had gone away for this database alone.</summary>
    public async Task TakeAwayAsync()
    {
        await server.ExecuteAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await server.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    }

    public Task BringBackAsync() => server.ExecuteAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS true");

    public Task DisposeAsync() => server.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
}
