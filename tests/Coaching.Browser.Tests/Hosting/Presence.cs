using Microsoft.AspNetCore.SignalR.Client;

namespace Coaching.Browser.Tests.Hosting;

/// <summary>An agent who is logged in, without a page to look at.</summary>
internal sealed class Presence : IAsyncDisposable
{
    private readonly HubConnection hub;

    private Presence(HubConnection hub) => this.hub = hub;

    public static async Task<Presence> LogInAsync(Uri host, string token, string status, string? reason)
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(host, "/hubs/agent"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(token))
            .Build();
        await hub.StartAsync();
        await hub.InvokeAsync("SetStatus", status, reason);
        return new(hub);
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();
}
