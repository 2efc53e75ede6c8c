using System.Numerics;
using Akka.Actor;
using Coaching.Actors.Agents;

namespace Coaching.Actors.Sessions;

/// <summary>What a session has told its agent and has no answer to yet.</summary>
/// <param name="askers">Who waits for it.</param>
/// <param name="waitsForNextTick">The next tick of the session's timer comes at any moment, and is too early for a repeat.</param>
internal sealed class Unanswered(AgentCommand command, IReadOnlyList<IActorRef> askers, bool waitsForNextTick)
{
    /// <summary>In ticks: from here on the repeats come no rarer.</summary>
    private const int RarestRepeat = 8;

    private int ticks = waitsForNextTick ? -1 : 0;

    public AgentCommand Command { get; } = command;

    public IReadOnlyList<IActorRef> Askers { get; } = askers;

    /// <summary>The session itself wants to know, not the browser.</summary>
    public bool IsOwn => Askers.All(a => a.IsNobody());

    /// <summary>
    /// Asked once a tick, whether to repeat it: after 1, 2, 4 and 8 of them, and every 8 from there on. Soon, because what was told amid a hand-off is
    /// lost; and rarer and rarer, because an agent that has too much to do must not get more of it.
    /// </summary>
    public bool IsDue()
    {
        ticks++;
        return ticks > 0 && (BitOperations.IsPow2(ticks) || ticks % RarestRepeat == 0);
    }

    public void Answer(SessionReply reply)
    {
        foreach (var asker in Askers)
        {
            asker.Tell(reply);
        }
    }
}
