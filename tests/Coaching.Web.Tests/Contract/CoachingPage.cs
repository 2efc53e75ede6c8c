using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace Coaching.Web.Tests.Contract;

/// <summary>An open coaching page: its list of agents as the differences lead to it, and its sent messages.</summary>
internal sealed class CoachingPage : IAsyncDisposable
{
    private readonly HubConnection connection;
    private readonly HubEvents events;

    public CoachingPage(HubConnection connection)
    {
        this.connection = connection;
        events = new HubEvents(connection, "agents", "messages");
    }

    /// <summary>By id.</summary>
    public SortedDictionary<string, JsonElement> Agents { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, JsonElement> Messages { get; } = new(StringComparer.Ordinal);

    public Task Closed => events.Closed;

    public Task StartAsync() => connection.StartAsync().WaitAsync(Eventually.Patience);

    public Task CallAsync(string method, params object?[] arguments) => connection.InvokeCoreAsync(method, arguments).WaitAsync(Eventually.Patience);

    public Task<JsonElement> WatchAgentsAsync(object? filter = null) => connection.InvokeAsync<JsonElement>("WatchAgents", filter).WaitAsync(Eventually.Patience);

    /// <summary>One push of differences, applied.</summary>
    public async Task<JsonElement> AgentsPushAsync()
    {
        var rows = await events.NextAsync("agents");

        foreach (var row in rows.EnumerateArray())
        {
            var id = row.GetProperty("id").GetString()!;

            if (row.TryGetProperty("removed", out var removed) && removed.GetBoolean())
            {
                Agents.Remove(id);
            }
            else
            {
                Agents[id] = row;
            }
        }

        return rows;
    }

    public async Task AgentsUntilAsync(Func<SortedDictionary<string, JsonElement>, bool> holds)
    {
        while (!holds(Agents))
        {
            await AgentsPushAsync();
        }
    }

    public Task AgentsUntilAsync(params string[] ids) => AgentsUntilAsync(agents => agents.Keys.SequenceEqual(ids));

    public async Task MessagesUntilAsync(Func<SortedDictionary<string, JsonElement>, bool> holds)
    {
        while (!holds(Messages))
        {
            foreach (var message in (await events.NextAsync("messages")).EnumerateArray())
            {
                Messages[message.GetProperty("id").GetString()!] = message;
            }
        }
    }

    public IReadOnlyList<JsonElement> Rest(string name) => events.Rest(name);

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
