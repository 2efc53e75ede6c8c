using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Coaching.Web.Tests.Balancer;

/// <summary>What a balancer sees of a node: its readiness, and answers that tell the node's name.</summary>
internal sealed class StubNode : IAsyncDisposable
{
    private readonly WebApplication app;

    private StubNode(string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseWebSockets();
        app.MapGet("/healthz/ready", () => IsReady ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        app.MapPost("/api/v1/messages", async (HttpRequest request) => $"{name} {await new StreamReader(request.Body).ReadToEndAsync()}");
        app.MapGet("/host", (HttpRequest request) => request.Host.Value);
        app.Map("/hubs/agent", async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var buffer = new byte[100];
            var received = await socket.ReceiveAsync(buffer, context.RequestAborted);
            await socket.SendAsync(buffer.AsMemory(0, received.Count), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
        });
    }

    public bool IsReady { get; set; } = true;

    public string Address => app.Urls.Single();

    public static async Task<StubNode> StartAsync(string name)
    {
        var node = new StubNode(name);
        await node.app.StartAsync();
        return node;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
