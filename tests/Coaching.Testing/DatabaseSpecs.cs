using Coaching.Actors.Persistence;
using Xunit;

namespace Coaching.Testing;

/// <summary>Base of specs that run on every database: one with our schema, for each test.</summary>
public abstract class DatabaseSpecs(ITestDatabase database) : IAsyncLifetime
{
    protected Databases Databases { get; private set; } = null!;

    protected ITestDatabase Database { get; } = database;

    public virtual async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        Databases = new Databases(Database.Settings);
        await SchemaMigration.RunAsync(Databases);
    }

    public virtual async Task DisposeAsync()
    {
        await Databases.DisposeAsync();
        await Database.DisposeAsync();
    }
}
