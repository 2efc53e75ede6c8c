using System.Net;
using Coaching.Web.Authentication;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Web.Tests.Contract;

/// <summary>The whole host on a real socket of its own, over files of its own, with the <see cref="Centre"/>: for the specs of one class.</summary>
public class LiveHost : IAsyncLifetime
{
    private readonly (string Key, string? Value)[] settings;
    private readonly string environment;
    private HostUnderTest host;

    public LiveHost()
        : this("Development") { }

    protected LiveHost(string environment, params (string Key, string? Value)[] settings)
    {
        this.environment = environment;
        this.settings = settings;
        host = Create(Directory.CreateTempSubdirectory("coaching-").FullName);
    }

    internal string Folder => host.Folder;

    internal CapturedLog Log => host.Log;

    internal IServiceProvider Services => host.Services;

    internal Uri Address { get; private set; } = null!;

    internal Api Admin => As(Role.Admin, "ada");

    internal Api Integration => As(Role.Integration, "acd");

    internal DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    public virtual async Task InitializeAsync()
    {
        await StartAsync();
        (await Integration.PutAsync("directory", Centre.Directory(MoreAgents))).Is(HttpStatusCode.OK);
    }

    protected virtual object[] MoreAgents => [];

    protected virtual void ConfigureServices(IServiceCollection services)
    {
    }

    public virtual async Task DisposeAsync()
    {
        await host.DisposeAsync();
        Directory.Delete(host.Folder, recursive: true);
    }

    /// <summary>Stops the host in good order and starts another one on the same files.</summary>
    internal async Task RestartAsync()
    {
        var folder = host.Folder;
        await host.DisposeAsync();
        host = Create(folder);
        await StartAsync();
    }

    internal virtual string TokenFor(Role role, string user, params string[]? teams) =>
        Services.GetRequiredService<DevelopmentTokens>().Issue(user, role, null, teams).Token;

    internal Api As(Role role, string user, params string[]? teams) => WithToken(TokenFor(role, user, teams));

    internal Api Supervisor(params string[] teams) => As(Role.Supervisor, "sue", teams);

    internal Api Agent(string id) => As(Role.Agent, id);

    internal Api WithToken(string? token)
    {
        var client = host.CreateClient();

        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        return new Api(client);
    }

    internal Task<AgentPage> OpenAsync(string agent, string query = "") => AgentPage.OpenAsync(Connection($"/hubs/agent{query}", TokenFor(Role.Agent, agent)));

    internal async Task<CoachingPage> WatchAsync(string token)
    {
        var page = new CoachingPage(Connection("/hubs/coaching", token));
        await page.StartAsync();
        return page;
    }

    internal Task<CoachingPage> WatchAsync() => WatchAsync(TokenFor(Role.Admin, "ada"));

    internal HubConnection Connection(string path, string? token, Action<HttpConnectionOptions>? configure = null) => new HubConnectionBuilder()
        .WithUrl(new Uri(Address, path), options =>
        {
            options.AccessTokenProvider = () => Task.FromResult(token);
            configure?.Invoke(options);
        })
        .Build();

    /// <summary>Moves the clock as the contract has it.</summary>
    internal async Task MoveClockAsync(DateTimeOffset now) => (await WithToken(null).PostAsync("/dev/clock", new { now })).Is(HttpStatusCode.OK);

    internal Task MoveClockAsync(TimeSpan on) => MoveClockAsync(Now + on);

    private HostUnderTest Create(string folder) => new(settings)
    {
        Folder = folder,
        EnvironmentName = environment,
        ConfigureServices = ConfigureServices,
    };

    private async Task StartAsync()
    {
        host.UseKestrel(0);
        host.StartServer();
        Address = host.CreateClient().BaseAddress!;
        await Eventually.TrueAsync(async () => (await WithToken(null).GetAsync("/healthz/ready")).Status == HttpStatusCode.OK);
    }
}
