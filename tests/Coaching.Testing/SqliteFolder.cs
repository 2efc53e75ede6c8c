using Coaching.Actors.Persistence;

namespace Coaching.Testing;

/// <summary>A folder of its own for a test's SQLite files.</summary>
public sealed class SqliteFolder : ITestDatabase
{
    /// <summary>Does not exist before something is stored: creating it is the product's job.</summary>
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"coaching-{Guid.NewGuid():N}");

    public PersistenceSettings Settings => new(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(Folder, "coaching.db")}");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        return Task.CompletedTask;
    }
}
