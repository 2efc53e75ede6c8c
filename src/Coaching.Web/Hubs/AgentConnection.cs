using Akka.Actor;
using Coaching.Actors.Protocol;
using Coaching.Actors.Sessions;
using Coaching.Web.Contracts;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Coaching.Web.Hubs;

/// <summary>An agent's browser connection: everything that is written to it goes through here, in one order.</summary>
public sealed class AgentConnection(HubConnectionContext connection, int ordinal) : IAgentConnection
{
    /// <summary>A client with more unfinished writes is dropped; it reconnects and gets the inbox.</summary>
    public const int MostUnfinishedWrites = 50;

    private readonly Lock order = new();
    private volatile Presentation presentation = Presentation.Toast;
    private int unfinished;

    public string Id => connection.ConnectionId;

    public bool IsOver => connection.ConnectionAborted.IsCancellationRequested;

    public int Ordinal => ordinal;

    public Presentation Presentation => presentation;

    /// <summary>The session that speaks for it; null until it is open. Here, because a connection's <c>Items</c> are 700 bytes from the first on.</summary>
    public IActorRef? Session { get; set; }

    public void Present(Presentation presentation) => this.presentation = presentation;

    public void ShowInbox(Func<InboxView> read)
    {
        lock (order)
        {
            Write(connection.WriteAsync(new InvocationMessage("inbox", [InboxContract.Of(read())])));
        }
    }

    public void ShowStatus(ShownStatus status) => Invoke("status", new StatusContract(status.Status, status.Reason));

    public void ShowChanges(IReadOnlyList<DeliveryChange> changes) => Invoke("changed", changes.Select(ChangeContract.Of).ToArray());

    public void Close() => connection.Abort();

    /// <summary>Writes a message that was serialized once for all connections.</summary>
    public void Push(SerializedHubMessage message)
    {
        lock (order)
        {
            Write(connection.WriteAsync(message));
        }
    }

    private void Invoke(string method, object argument)
    {
        lock (order)
        {
            Write(connection.WriteAsync(new InvocationMessage(method, [argument])));
        }
    }

    private void Write(ValueTask write)
    {
        if (write.IsCompletedSuccessfully)
        {
            return;
        }

        if (Interlocked.Increment(ref unfinished) > MostUnfinishedWrites)
        {
            connection.Abort();
        }

        _ = FinishAsync(write);
    }

    private async Task FinishAsync(ValueTask write)
    {
        try
        {
            await write.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A connection that fails is closed by SignalR, and its session hears of that; nothing is lost with it.
        }
        finally
        {
            Interlocked.Decrement(ref unfinished);
        }
    }
}
