using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace Coaching.Web.Tests.Contract;

/// <summary>An agent's open page, as far as the hub knows it.</summary>
internal sealed class AgentPage : IAsyncDisposable
{
    private readonly HubConnection connection;
    private readonly HubEvents events;

    private AgentPage(HubConnection connection)
    {
        this.connection = connection;
        events = new HubEvents(connection, "inbox", "message", "changed", "status");
    }

    /// <summary>The inbox that came on connecting.</summary>
    public JsonElement Inbox { get; private set; }

    public Task Closed => events.Closed;

    public static async Task<AgentPage> OpenAsync(HubConnection connection)
    {
        var page = new AgentPage(connection);
        await connection.StartAsync().WaitAsync(Eventually.Patience);
        page.Inbox = await page.InboxAsync();
        return page;
    }

    public Task<JsonElement> InboxAsync() => events.NextAsync("inbox");

    public Task<JsonElement> InboxAsync(Func<JsonElement, bool> holds) => events.UntilAsync("inbox", holds);

    public Task<JsonElement> MessageAsync() => events.NextAsync("message");

    public Task<JsonElement> StatusAsync() => events.NextAsync("status");

    public Task<JsonElement> ChangedAsync() => events.NextAsync("changed");

    public IReadOnlyList<JsonElement> Rest(string name) => events.Rest(name);

    public Task CallAsync(string method, params object?[] arguments) => connection.InvokeCoreAsync(method, arguments).WaitAsync(Eventually.Patience);

    public Task<JsonElement> GetInboxAsync() => connection.InvokeAsync<JsonElement>("GetInbox").WaitAsync(Eventually.Patience);

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
