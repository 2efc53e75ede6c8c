using System.Text.Json;
using Coaching.Cluster.Tests.Clients;
using Coaching.Cluster.Tests.Hosts;

namespace Coaching.Cluster.Tests.Drain;

/// <summary>Sends to everyone, one after the other, until nobody answers any more.</summary>
public sealed class DrainLoad(ApiClient admin)
{
    private readonly TaskCompletionSource accepted = new();

    public List<Send> Sends { get; } = [];

    /// <summary>In the order in which they came.</summary>
    public List<int> Answers { get; } = [];

    public int Refused => Answers.Count(answer => answer == 503);

    public Task AcceptedAsync(CancellationToken stop) => accepted.Task.WaitAsync(stop);

    public async Task SendAsync(CancellationToken stop)
    {
        while (true)
        {
            var send = new Send($"m-{Sends.Count}", new { everyone = true }, "Until the end", Centre.Small.Everyone);
            Sends.Add(send);

            try
            {
                var (status, _) = await admin.PostAsync("/messages", new { id = send.Id, audience = send.Audience, body = send.Body });
                Answers.Add(status);
                send.Outcome = status == 202 ? SendOutcome.Accepted : SendOutcome.Unknown;
            }
            catch (Exception fault) when (fault is HttpRequestException or JsonException)
            {
                return;
            }

            if (Sends.Count == 20)
            {
                accepted.SetResult();
            }

            await Task.Delay(10, stop);
        }
    }
}
