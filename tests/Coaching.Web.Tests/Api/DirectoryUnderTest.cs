using Akka.Hosting;
using Coaching.Actors.Directory;
using Coaching.Actors.Hosting;
using Coaching.Actors.Roster;
using Coaching.Testing;
using Coaching.Web.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Web.Tests.Api;

/// <summary>The directory's endpoints over a real directory actor and a store in memory.</summary>
internal sealed class DirectoryUnderTest : IAsyncDisposable
{
    private readonly EdgeUnderTest edge;

    private DirectoryUnderTest(EdgeUnderTest edge, FakeDirectoryStore store)
    {
        this.edge = edge;
        Store = store;
    }

    public FakeDirectoryStore Store { get; }

    public HttpClient Admin => edge.CreateClient(Tokens.Make());

    public HttpClient Integration => edge.CreateClient(Tokens.Make("integration"));

    public static async Task<DirectoryUnderTest> StartAsync(DirectoryDocument? directory = null)
    {
        var store = new FakeDirectoryStore();
        var edge = await EdgeUnderTest.StartAsync(
            routes => routes.MapDirectory().MapAgents(),
            services => services
                .AddSingleton<IDirectoryStore>(store)
                .AddSingleton(new RosterBoard(DateTimeOffset.UnixEpoch))
                .AddSingleton(DirectoryPace.Default with { StoreTimeout = TimeSpan.FromMilliseconds(500) })
                .AddDirectory()
                .AddAkka("directory-endpoints", akka => akka.WithDirectory()),
            ("Authentication:SigningKey", Tokens.Key));
        var under = new DirectoryUnderTest(edge, store);

        // Also when there is nothing to bring in: the answer comes after the first load.
        await under.PutAsync(directory ?? new DirectoryDocument([], [], [], [], [], []));
        return under;
    }

    public HttpClient Supervisor(params string[] teams) => edge.CreateClient(Tokens.Make("supervisor", teams: teams));

    public HttpClient As(string role) => edge.CreateClient(Tokens.Make(role));

    public async Task<HttpResponseMessage> PutAsync(DirectoryDocument document)
    {
        using var body = System.Net.Http.Json.JsonContent.Create(document, options: CoachingJson.Configure(new()));
        return await Integration.PutAsync("/api/v1/directory", body);
    }

    public ValueTask DisposeAsync() => edge.DisposeAsync();
}
