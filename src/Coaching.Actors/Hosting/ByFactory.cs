using Akka.Actor;

namespace Coaching.Actors.Hosting;

/// <summary>
/// Makes an actor by calling its constructor. <c>Props.Create</c> looks for one by reflection each time, which is a part of every login. For actors of this
/// node only: a function cannot travel.
/// </summary>
internal sealed class ByFactory : IIndirectActorProducer
{
    private readonly Func<ActorBase> create;

    private ByFactory(Type actorType, Func<ActorBase> create)
    {
        ActorType = actorType;
        this.create = create;
    }

    public Type ActorType { get; }

    /// <param name="create">Called for each start and restart.</param>
    public static Props Of<TActor>(Func<TActor> create)
        where TActor : ActorBase => Props.CreateBy(new ByFactory(typeof(TActor), create));

    public ActorBase Produce() => create();

    public void Release(ActorBase actor)
    {
    }
}
