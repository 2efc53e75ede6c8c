using Akka.Actor;
using Akka.Hosting;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
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
    IRequiredActor<AgentActor> agents,
    IRequiredActor<AudienceActor> audience,
    IRequiredActor<ReceiptWriter> receipts,
    CurrentDirectory directory,
    DayIndex day,
    InboxJoin join,
    TimeProvider clock)
{
    private const int Tries = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private long number;

    /// <summary>Null when there is no such agent to reach.</summary>
    public AgentEntry? Find(string agentId) => directory.Index.Find(agentId) is { Reachable: true } agent ? agent : null;

    /// <summary>
    /// Whether this node can say of each of these messages what it is: shown by another node, perhaps, that has followed the log further, and only after a
    /// look known not to be there.
    /// </summary>
    public async Task<bool> KnowsAsync(IReadOnlyList<MessageId> ids, CancellationToken cancel) =>
        ids.All(id => day.Find(id) is not null) || await CatchUpAsync(cancel).ConfigureAwait(false);

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
                var reply = await agents.ActorRef.Ask<AgentReply>(asked, Patience, cancel).ConfigureAwait(false);

                if (reply is not AgentReply.Inbox ahead || ahead.UpToVersion <= day.Version)
                {
                    return Answer(agent, reply);
                }

                // The agent's node has followed the log further than this one. Asked again, for the agent may have done something since.
                await CatchUpAsync(cancel).ConfigureAwait(false);
            }
            catch (AskTimeoutException)
            {
                // The shard may be on its way to another node: the same command again changes nothing twice.
            }
        }

        return NotConfirmed();
    }

    public static IResult NotConfirmed() => Problems.Unavailable(TimeSpan.FromSeconds(1), "Not confirmed: repeat it.");

    private async Task<bool> CatchUpAsync(CancellationToken cancel)
    {
        try
        {
            return (await audience.ActorRef.Ask<CaughtUp>(new CatchUp(this), Patience, cancel).ConfigureAwait(false)).Whole;
        }
        catch (AskTimeoutException)
        {
            return false;
        }
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
