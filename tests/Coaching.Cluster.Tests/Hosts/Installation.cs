using Coaching.Actors.Persistence;
using Coaching.Testing;

namespace Coaching.Cluster.Tests.Hosts;

/// <summary>What outlives the processes of one host: its data, its address and its key.</summary>
public sealed class Installation(ITestDatabase database) : IAsyncDisposable
{
    private readonly Uri address = new($"http://127.0.0.1:{FreePort.Find()}");
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(120) };

    public static async Task<Installation> CreateAsync(DatabaseProvider provider, PostgreSqlFixture server)
    {
        ITestDatabase database = provider is DatabaseProvider.Sqlite ? new SqliteFolder() : new PostgreSqlDatabase(server);
        await database.InitializeAsync();
        return new Installation(database);
    }

    public Uri Address => address;

    public PersistenceSettings Storage => database.Settings;

    public ProcessOutput Output { get; } = new();

    /// <summary>The newest process.</summary>
    public HostProcess Host { get; private set; } = null!;

    /// <summary>Calls of the API, as whoever the token says.</summary>
    public ApiClient Api => new(http, address);

    /// <summary>Starts a process; <see cref="HostProcess.ReadyAsync"/> waits for it.</summary>
    public HostProcess Launch()
    {
        Host = HostProcess.Start(address, HostSettings.On(Storage.Provider, Storage.ConnectionString), Output);
        return Host;
    }

    public async Task<TimeSpan> StartAsync() => await Launch().ReadyAsync(TimeSpan.FromSeconds(120));

    /// <summary>Runs the test, and shows what the host wrote if it fails.</summary>
    public async Task RunAsync(ITestOutputHelper output, Func<Task> test)
    {
        try
        {
            await test();
        }
        catch
        {
            output.WriteLine($"The host's last lines:\n{Output}");
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Host is not null)
        {
            await Host.DisposeAsync();
        }

        http.Dispose();
        await database.DisposeAsync();
    }
}
