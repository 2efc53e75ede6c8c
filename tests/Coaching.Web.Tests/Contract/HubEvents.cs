using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;

namespace Coaching.Web.Tests.Contract;

/// <summary>What a hub pushed to one connection, by event, in order of arrival.</summary>
internal sealed class HubEvents
{
    private readonly ConcurrentDictionary<string, Channel<JsonElement>> channels = new();
    private readonly TaskCompletionSource<Exception?> closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HubEvents(HubConnection connection, params string[] names)
    {
        foreach (var name in names)
        {
            connection.On<JsonElement>(name, payload => channels.GetOrAdd(name, _ => Channel.CreateUnbounded<JsonElement>()).Writer.TryWrite(payload));
        }

        connection.Closed += cause =>
        {
            closed.TrySetResult(cause);
            return Task.CompletedTask;
        };
    }

    /// <summary>When the connection is over.</summary>
    public Task Closed => closed.Task.WaitAsync(Eventually.Patience);

    public async Task<JsonElement> NextAsync(string name)
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);

        try
        {
            return await Of(name).Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"No '{name}' came.");
        }
    }

    /// <summary>The first one for which it holds; those before it are passed over.</summary>
    public async Task<JsonElement> UntilAsync(string name, Func<JsonElement, bool> holds)
    {
        while (true)
        {
            if (await NextAsync(name) is var payload && holds(payload))
            {
                return payload;
            }
        }
    }

    /// <summary>What came and nobody asked for yet.</summary>
    public IReadOnlyList<JsonElement> Rest(string name)
    {
        var rest = new List<JsonElement>();

        while (Of(name).Reader.TryRead(out var payload))
        {
            rest.Add(payload);
        }

        return rest;
    }

    private Channel<JsonElement> Of(string name) => channels.GetOrAdd(name, _ => Channel.CreateUnbounded<JsonElement>());
}
