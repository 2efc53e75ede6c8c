using System.Collections.Concurrent;
using System.Globalization;
using Coaching.Bench.Clients;
using Coaching.Bench.Servers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;

namespace Coaching.Bench.Floor;

/// <summary>A hub that keeps nothing. What it shows as an inbox is made up, as many messages as the client asks for.</summary>
[Authorize]
internal sealed class FloorHub(FloorConnections connections) : Hub
{
    private static readonly ConcurrentDictionary<(long First, int Count), IReadOnlyList<FloorMessage>> Inboxes = new();

    public override async Task OnConnectedAsync()
    {
        var query = Context.GetHttpContext()!.Request.Query;
        var agent = Agent;
        var first = long.Parse(query["first"]!, CultureInfo.InvariantCulture);
        var count = int.Parse(query["stored"]!, CultureInfo.InvariantCulture);
        var messages = Inboxes.GetOrAdd((first, count), key => [.. Enumerable.Range(0, key.Count).Select(i => Stored(key.First + i))]);
        connections.Add(agent, Team(query), Context.ConnectionId);
        await Clients.Caller.SendAsync(
            "inbox", new FloorInbox(agent, agent, DateOnly.FromDateTime(DateTime.UtcNow), "available", null, messages.Count, messages));
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Agent, Team(Context.GetHttpContext()!.Request.Query), Context.ConnectionId);
        return Task.CompletedTask;
    }

    private string Agent => Context.User!.FindFirst("sub")!.Value;

    private static string Team(IQueryCollection query) => query["team"].ToString();

    private static FloorMessage Stored(long number) => FloorMessage.Of(SendId.Of(number), HttpRequests.MessageText, "bell");
}
