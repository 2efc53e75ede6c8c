using Coaching.Cluster.Tests.Clients;
using Coaching.Cluster.Tests.Hosts;
using Coaching.Cluster.Tests.Nodes;

namespace Coaching.Cluster.Tests.Chaos;

/// <summary>A supervisor's page: sends, and repeats with the same id, at another node, until it is answered.</summary>
public sealed class ChaosSender(NodeCluster cluster, string token, Faults faults, Waits waits) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(4) };

    /// <summary>The node of the next attempt.</summary>
    public Node Node { get; private set; } = cluster.Choose();

    /// <summary>Attempts that were answered "not now" (503).</summary>
    public int Refused { get; private set; }

    /// <summary>Attempts that nobody answered.</summary>
    public int Unanswered { get; private set; }

    public List<Send> Sent { get; } = [];

    /// <summary>Until its outcome is known, or nobody wants to know any more.</summary>
    public async Task SendAsync(Send send, CancellationToken stop)
    {
        Sent.Add(send);

        while (!stop.IsCancellationRequested)
        {
            await AttemptAsync(send);

            if (send.Outcome is not SendOutcome.Unknown)
            {
                waits.Beat(cluster, Wait.Acceptance);
                return;
            }

            Node = cluster.Choose();
            await Task.Delay(150, CancellationToken.None);
        }
    }

    /// <summary>Once more, whatever is known of it, until it is answered.</summary>
    public async Task RepeatAsync(Send send)
    {
        while (!await AttemptAsync(send) || send.Outcome is SendOutcome.Unknown)
        {
            Node = cluster.Choose();
            await Task.Delay(150);
        }
    }

    /// <returns>Whether somebody answered.</returns>
    private async Task<bool> AttemptAsync(Send send)
    {
        // No balancer takes a request to a node that says that it is not ready.
        Node = Node.IsReady ? Node : cluster.Choose();
        var sender = new SenderClient(new ApiClient(http, Node.Address, token), faults);
        waits.Begin(this, Wait.Answer);
        var answered = await sender.SendOnceAsync(send);

        if (answered)
        {
            waits.End(this, Wait.Answer);
            Refused += send.Outcome is SendOutcome.Unknown ? 1 : 0;
        }
        else
        {
            waits.Forget(this, Wait.Answer);
            Unanswered++;
        }

        return answered;
    }

    public void Dispose() => http.Dispose();
}
