using Akka.Actor;
using Akka.Hosting;
using Coaching.Actors.Agents;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Sessions;
using Coaching.Web.Authentication;
using Coaching.Web.Contracts;
using Microsoft.AspNetCore.SignalR;

namespace Coaching.Web.Hubs;

/// <summary>
/// What an agent's browser may ask. Nothing here takes text: an agent says what it did and what it is doing, by ids and configured reasons, and cannot
/// reply by any route.
/// </summary>
public sealed class AgentHub(
    AgentConnections connections, CurrentDirectory directory, StatusesSettings statuses, IRequiredActor<ToastBridge> bridge) : Hub
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public override async Task OnConnectedAsync()
    {
        var caller = Caller.From(Context.User!);

        if (connections.Find(Context.ConnectionId) is not { } connection || directory.Index.Find(caller.User.Id) is not { Reachable: true } agent)
        {
            Context.Abort();
            return;
        }

        connection.Present(Presentations.For(HintedStatus()));
        var opened = await bridge.ActorRef.Ask<SessionOpened>(new OpenSession(agent, connection), Patience).ConfigureAwait(false);
        connection.Session = opened.Session;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Find(Context.ConnectionId)?.Session?.Tell(new ConnectionClosed());
        return Task.CompletedTask;
    }

    /// <summary>The whole day.</summary>
    public async Task<InboxContract> GetInbox() =>
        InboxContract.Of((await AskAsync(new SessionCommand.GetInbox()).ConfigureAwait(false) as SessionReply.Inbox)!.View);

    /// <param name="status">By its contract name, <c>onBreak</c> say.</param>
    /// <param name="reason">One of the configured ones; only with a break.</param>
    public Task SetStatus(string? status, string? reason) =>
        StatusInput.Check(status, reason, statuses) is { } known
            ? AskAsync(new SessionCommand.SetStatus(known.Status, known.Reason))
            : throw new HubException(StatusInput.Fault(statuses));

    public Task MarkSeen(string[]? ids) => AskAsync(new SessionCommand.MarkSeen(MessageIds.Parse(ids)));

    public Task MarkRead(string[]? ids) => AskAsync(new SessionCommand.MarkRead(MessageIds.Parse(ids)));

    public Task Acknowledge(string? id) => AskAsync(new SessionCommand.Acknowledge(MessageIds.Parse([id!])[0]));

    private AgentStatus HintedStatus() =>
        Enum.TryParse<AgentStatus>(Context.GetHttpContext()?.Request.Query["status"], ignoreCase: true, out var hint) && Enum.IsDefined(hint)
            ? hint
            : AgentStatus.Available;

    private async Task<SessionReply> AskAsync(SessionCommand command)
    {
        if (connections.Find(Context.ConnectionId)?.Session is not { } session)
        {
            throw new HubException("The session is not open yet; try again.");
        }

        try
        {
            var reply = await session.Ask<SessionReply>(command, Patience).ConfigureAwait(false);
            return reply is SessionReply.Gone ? throw new HubException("You are not in the directory any more.") : reply;
        }
        catch (AskTimeoutException)
        {
            throw new HubException("Not confirmed yet; try again.");
        }
    }
}
