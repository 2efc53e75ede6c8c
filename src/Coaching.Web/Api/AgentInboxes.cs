using Akka.Actor;
using Akka.Hosting;
using Coaching.Actors.Agents;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Sessions;
using Coaching.Web.Contracts;
using Microsoft.AspNetCore.Http;

namespace Coaching.Web.Api;

/// <summary>Asks agents on behalf of REST callers, who have no session: repeats until answered or out of patience.</summary>
public sealed class AgentInboxes(
    IRequiredActor<AgentActor> agents, IRequiredActor<ReceiptWriter> receipts, CurrentDirectory directory, DayIndex day, InboxJoin join, TimeProvider clock)
{
    private const int Tries = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private long number;

    /// <summary>Null when there is no such agent to reach.</summary>
    public AgentEntry? Find(string agentId) => directory.Index.Find(agentId) is { Reachable: true } agent ? agent : null;

    public IReadOnlyList<long> VersionsOf(IReadOnlyList<MessageId> ids) => [.. ids.Select(id => day.Find(id)?.Version).OfType<long>()];

    public long? VersionInInbox(AgentEntry agent, MessageId id) =>
        day.Find(id) is { } message && message.Audience.Contains(agent.Ordinal) && message.SentAt >= StartOfDay(agent) ? message.Version : null;

    /// <summary>The answer to the caller: the inbox, or 204 when what was asked is durable.</summary>
    public async Task<IResult> AnswerAsync(AgentEntry agent, Func<long, AgentCommand> command, CancellationToken cancel)
    {
        var asked = command(Interlocked.Increment(ref number));

        for (var i = 0; i < Tries; i++)
        {
            try
            {
                return Answer(agent, await agents.ActorRef.Ask<AgentReply>(asked, Patience, cancel).ConfigureAwait(false));
            }
            catch (AskTimeoutException)
            {
                // The shard may be on its way to another node: the same command again changes nothing twice.
            }
        }

        return Problems.Unavailable(TimeSpan.FromSeconds(1), "Not confirmed: repeat it.");
    }

    private IResult Answer(AgentEntry agent, AgentReply reply)
    {
        switch (reply)
        {
            case AgentReply.Inbox inbox:
                var view = join.View(agent, inbox);
                receipts.ActorRef.Tell(new InboxHanded(agent.Ordinal, [.. view.Messages.Select(m => m.Message.Version)]));
                return TypedResults.Ok(InboxContract.Of(view));
            case AgentReply.NoSuchAgent:
                return Problems.NotFound("agent");
            default:
                return TypedResults.NoContent();
        }
    }

    private DateTimeOffset StartOfDay(AgentEntry agent)
    {
        var site = directory.Index.DayOf(agent);
        return site.StartOf(site.DateOf(clock.GetUtcNow()));
    }
}
