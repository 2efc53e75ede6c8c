using Akka.Actor;
using Coaching.Actors.Protocol;
using Coaching.Actors.Sessions;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Nodes;

/// <summary>An agent's connection to a node; what is asked of it must be answered, however the agent's actor moves meanwhile.</summary>
internal sealed record NodeSession(string AgentId, FakeConnection Connection, IActorRef Session)
{
    public Task SeeAsync(params string[] ids) => DoAsync(new SessionCommand.MarkSeen([.. ids.Select(id => new MessageId(id))]));

    public Task ReadAsync(params string[] ids) => DoAsync(new SessionCommand.MarkRead([.. ids.Select(id => new MessageId(id))]));

    public Task BeAsync(AgentStatus status, string? reason = null) => DoAsync(new SessionCommand.SetStatus(status, reason));

    public async Task<InboxView> InboxAsync() =>
        Assert.IsType<SessionReply.Inbox>(await Session.Ask<SessionReply>(new SessionCommand.GetInbox(), ClusterNode.Limit)).View;

    private async Task DoAsync(SessionCommand command) =>
        Assert.IsType<SessionReply.Done>(await Session.Ask<SessionReply>(command, ClusterNode.Limit));
}
