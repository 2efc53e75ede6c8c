using System.Text.Json;
using Coaching.Cluster.Tests.Hosts;

namespace Coaching.Cluster.Tests.Clients;

/// <summary>A supervisor's program: makes the ids, and repeats a send with the same id until it has an answer.</summary>
public sealed class SenderClient(ApiClient api, Faults faults)
{
    /// <summary>Sends once. False: nobody answered.</summary>
    public async Task<bool> SendOnceAsync(Send send)
    {
        try
        {
            var (status, answer) = await api.PostAsync("/messages", new { id = send.Id, audience = send.Audience, body = send.Body });
            Note(send, status, answer);
            return true;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or JsonException)
        {
            return false;
        }
    }

    /// <summary>Sends until the outcome is known.</summary>
    public async Task SendAsync(Send send, CancellationToken stop)
    {
        while (!await SendOnceAsync(send) || send.Outcome is SendOutcome.Unknown)
        {
            await Task.Delay(100, stop);
        }
    }

    private void Note(Send send, int status, JsonElement answer)
    {
        switch (status)
        {
            case 200 or 202:
                var at = answer.GetProperty("acceptedAt").GetString();

                if (answer.GetProperty("recipients").GetInt32() != send.Recipients.Count || (send.AcceptedAt ??= at) != at)
                {
                    faults.Add($"{send.Id} answered {status} {answer}, for {send.Recipients.Count} recipients and first accepted at {send.AcceptedAt}.");
                }

                if (status == 202 && send.Outcome is SendOutcome.Accepted)
                {
                    faults.Add($"{send.Id} was accepted as new twice.");
                }

                send.Outcome = SendOutcome.Accepted;
                break;
            case 400 or 409 or 422 when send.Outcome is not SendOutcome.Accepted:
                send.Outcome = SendOutcome.Refused;
                break;
            case 503:
                break;
            default:
                faults.Add($"{send.Id} answered {status} {answer}.");
                break;
        }
    }
}
