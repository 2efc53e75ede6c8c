using Akka.Actor;

namespace Coaching.Actors.Audiences;

/// <summary>The agents in memory on this node, by ordinal. Only the <see cref="AudienceActor"/> touches it.</summary>
public sealed class AwakeAgents
{
    private readonly Dictionary<int, IActorRef> byOrdinal = [];
    private readonly Dictionary<IActorRef, int> ordinals = [];

    public void Add(int ordinal, IActorRef agent)
    {
        byOrdinal[ordinal] = agent;
        ordinals[agent] = ordinal;
    }

    public void Remove(IActorRef agent)
    {
        // A successor may have registered under the ordinal before the old actor's end was heard of.
        if (ordinals.Remove(agent, out var ordinal) && byOrdinal.TryGetValue(ordinal, out var current) && current.Equals(agent))
        {
            byOrdinal.Remove(ordinal);
        }
    }

    public void TellWhere(Func<int, bool> matches, object message)
    {
        foreach (var (ordinal, agent) in byOrdinal)
        {
            if (matches(ordinal))
            {
                agent.Tell(message);
            }
        }
    }
}
