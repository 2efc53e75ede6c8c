using Akka.Actor;
using Coaching.Actors.Agents;

namespace Coaching.Actors.Sessions;

/// <summary>What a session has told its agent and has no answer to yet.</summary>
/// <param name="askers">Who waits for it.</param>
internal sealed class Unanswered(AgentCommand command, IReadOnlyList<IActorRef> askers)
{
    public AgentCommand Command { get; } = command;

    public IReadOnlyList<IActorRef> Askers { get; } = askers;

    /// <summary>The session itself wants to know, not the browser.</summary>
    public bool IsOwn => Askers.All(a => a.IsNobody());

    public int Repeats { get; set; }

    public void Answer(SessionReply reply)
    {
        foreach (var asker in Askers)
        {
            asker.Tell(reply);
        }
    }
}
