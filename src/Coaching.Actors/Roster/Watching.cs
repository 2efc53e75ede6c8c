using Akka.Actor;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Receipts;

namespace Coaching.Actors.Roster;

/// <summary>One open coaching page, as its watch drives it. Calls never block.</summary>
public interface IWatchConnection
{
    /// <summary>It is over. Its hub may have no word for that, where opening it took too long.</summary>
    bool IsOver { get; }

    /// <summary>The page has not taken the last push yet.</summary>
    bool IsBusy { get; }

    void ShowAgents(IReadOnlyList<AgentsDifference> differences);

    /// <summary>Messages that are new or whose funnel changed, newest first.</summary>
    void ShowMessages(IReadOnlyList<SentMessage> messages);
}

/// <summary>Whose page it is.</summary>
public sealed record WatchUser(string Id, Protocol.Scope Scope);

/// <summary>What every watch of a node shares.</summary>
public sealed record WatchContext(RosterBoard Board, CurrentDirectory Directory, DayIndex Day, SentMessages Messages, TimeProvider Clock);

/// <summary>Opens a watch for a page; answered with <see cref="WatchOpened"/>.</summary>
public sealed record OpenWatch(WatchUser User, IWatchConnection Connection) : INoSerializationVerificationNeeded;

public sealed record WatchOpened(IActorRef Watch) : INoSerializationVerificationNeeded;

public sealed record WatchAgents(AgentQuery Query) : INoSerializationVerificationNeeded;

public sealed record WatchMessages : INoSerializationVerificationNeeded;

/// <param name="Total">How many agents match by now.</param>
public sealed record Watching(int Total) : INoSerializationVerificationNeeded;

public sealed record WatchClosed : INoSerializationVerificationNeeded;

/// <summary>One per node: parent of the coaching pages' watches.</summary>
public sealed class WatchesActor : ReceiveActor
{
    public WatchesActor(WatchContext context) => Receive<OpenWatch>(open =>
        Sender.Tell(new WatchOpened(Context.ActorOf(Props.Create<WatchActor>(open.User, open.Connection, context)))));
}
