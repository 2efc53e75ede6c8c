using System.Diagnostics;
using System.Net;
using Coaching.Testing;

namespace Coaching.Web.Tests.Contract;

/// <summary>PostgreSQL takes no connection and cuts those that are open, and is back later; the host is not restarted.</summary>
[Collection(PostgreSqlServer.Name)]
public sealed class DatabaseAwaySpecs(PostgreSqlFixture server) : IAsyncLifetime
{
    private readonly PostgreSqlDatabase database = new(server);
    private Host host = null!;

    private sealed class Host(PostgreSqlDatabase database)
        : LiveHost("Development", ("Persistence:Provider", "postgresql"), ("Persistence:ConnectionString", database.Settings.ConnectionString));

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        host = new Host(database);
        await host.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Should_answer_503_at_once_go_on_from_memory_and_accept_again_when_it_is_back()
    {
        await using var ann = await host.OpenAsync("ann");
        var before = await host.Admin.SendMessageAsync(Centre.To("ann"), "Before.");
        await ann.MessageAsync();
        var send = new { id = Api.NewId(), audience = Centre.To("ann"), body = "Meanwhile." };

        await database.TakeAwayAsync();

        var asked = Stopwatch.StartNew();
        var refused = await host.Admin.PostAsync("messages", send);
        refused.Is(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.InRange(asked.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        (await host.WithToken(null).GetAsync("/healthz")).Is(HttpStatusCode.ServiceUnavailable);
        (await host.WithToken(null).GetAsync("/healthz/ready")).Is(HttpStatusCode.OK);
        Assert.Equal([before], (await ann.GetInboxAsync()).GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("id").GetString()));

        await database.BringBackAsync();

        await Eventually.AssertAsync(async () => (await host.Admin.PostAsync("messages", send)).Is(HttpStatusCode.Accepted));
        Assert.Equal(send.id, (await ann.MessageAsync()).GetProperty("id").GetString());
        await Eventually.AssertAsync(() => ann.CallAsync("MarkRead", (object)new[] { before }));
    }
}
