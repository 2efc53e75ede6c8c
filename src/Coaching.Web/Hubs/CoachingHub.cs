using Akka.Actor;
using Akka.Hosting;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Roster;
using Coaching.Web.Authentication;
using Microsoft.AspNetCore.SignalR;

namespace Coaching.Web.Hubs;

/// <summary>What keeps a coaching page current: its list of agents and its sent messages, as differences.</summary>
public sealed class CoachingHub(IRequiredActor<WatchesActor> watches, IHubContext<CoachingHub> clients) : Hub
{
    private const string WatchKey = "watch";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public override async Task OnConnectedAsync()
    {
        var caller = Caller.From(Context.User!);

        // Pushes outlive the invocation, so they go by the hub's context and not by the hub's own clients.
        var connection = new WatchConnection(clients.Clients.Client(Context.ConnectionId), Context.ConnectionAborted);
        var opened = await watches.ActorRef
            .Ask<WatchOpened>(new OpenWatch(new WatchUser(caller.User.Id, caller.Scope), connection), Patience)
            .ConfigureAwait(false);
        Context.Items[WatchKey] = opened.Watch;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        (Context.Items[WatchKey] as IActorRef)?.Tell(new WatchClosed());
        return Task.CompletedTask;
    }

    /// <summary>
    /// Keeps the page's list at the agents that match, from now on: pushes <c>agents</c> with the differences to what this connection was sent before.
    /// Answers how many match by now.
    /// </summary>
    public async Task<WatchedAgents> WatchAgents(AgentsFilter? filter)
    {
        var query = (filter ?? new AgentsFilter()).ToQuery();
        var watching = await Watch.Ask<Watching>(new WatchAgents(query), Patience).ConfigureAwait(false);
        return new WatchedAgents(watching.Total);
    }

    /// <summary>Pushes <c>messages</c>: the newest sends in scope, then those that are new or whose funnel changed.</summary>
    public Task WatchMessages() => Watch.Ask<Watching>(new WatchMessages(), Patience);

    private IActorRef Watch => Context.Items[WatchKey] as IActorRef ?? throw new HubException("The connection is not ready yet; try again.");
}

/// <summary>Which agents a page lists: any-of within a kind, all-of between kinds, and each word of the search. All optional.</summary>
public sealed record AgentsFilter(
    string[]? Campaigns = null,
    string[]? Lists = null,
    string[]? Teams = null,
    string[]? Queues = null,
    Actors.Protocol.AgentStatus[]? Statuses = null,
    string? Search = null)
{
    public AgentQuery ToQuery() => new(new GroupFilter(Campaigns ?? [], Lists ?? [], Teams ?? [], Queues ?? [], Statuses ?? []), Search);
}

/// <param name="Total">How many agents match.</param>
public sealed record WatchedAgents(int Total);
