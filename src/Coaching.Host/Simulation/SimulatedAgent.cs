using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Coaching.Host.Simulation;

/// <summary>
/// A made-up agent at work, over a real connection: logs in, talks, wraps up, takes breaks, logs out for a while, and reads what it is sent.
/// </summary>
internal sealed class SimulatedAgent(Uri hub, string token, IReadOnlyList<string> breakReasons, Random chance)
{
    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await PauseAsync(0, 20, stop);

            try
            {
                await ShiftAsync(stop);
            }
            catch (Exception fault) when (fault is HttpRequestException or HubException or IOException or InvalidOperationException)
            {
                // The host is busy or on its way down: come again later, as a browser would.
            }

            await PauseAsync(10, 60, stop);
        }
    }

    private async Task ShiftAsync(CancellationToken stop)
    {
        await using var connection = new HubConnectionBuilder()
            .WithUrl(hub, options => options.AccessTokenProvider = () => Task.FromResult<string?>(token))
            .Build();
        connection.On<JsonElement>("message", message => _ = ReactAsync(connection, message, stop));
        await connection.StartAsync(stop);

        for (var i = chance.Next(10, 40); i > 0 && connection.State == HubConnectionState.Connected; i--)
        {
            var (status, reason, atLeast, atMost) = chance.Next(10) switch
            {
                < 6 => ("onInteraction", null, 15, 60),
                < 9 => ("available", null, 5, 30),
                _ => ("onBreak", breakReasons[chance.Next(breakReasons.Count)], 30, 120),
            };
            await connection.InvokeAsync("SetStatus", status, reason, stop);
            await PauseAsync(atLeast, atMost, stop);

            if (status == "onInteraction")
            {
                await connection.InvokeAsync("SetStatus", "wrapUp", (string?)null, stop);
                await PauseAsync(5, 15, stop);
            }
        }
    }

    private async Task ReactAsync(HubConnection connection, JsonElement message, CancellationToken stop)
    {
        try
        {
            string[] ids = [message.GetProperty("id").GetString()!];

            if (message.GetProperty("alert").GetString() == "toast" && chance.Next(10) < 9)
            {
                await PauseAsync(1, 3, stop);
                await connection.InvokeAsync("MarkSeen", ids, stop);
            }

            if (chance.Next(10) < 7)
            {
                await PauseAsync(2, 40, stop);
                await connection.InvokeAsync("MarkRead", ids, stop);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or HubException or InvalidOperationException)
        {
            // The connection went while the agent was thinking.
        }
    }

    private Task PauseAsync(int atLeast, int atMost, CancellationToken stop) =>
        Task.Delay(TimeSpan.FromSeconds(atLeast + (chance.NextDouble() * (atMost - atLeast))), stop);
}
