namespace Coaching.Actors.Hosting;

/// <summary>
/// Whether this node is on its way down. First it is announced: the node says that it is not ready and goes on as before, until every balancer knows. Then it
/// is under way: the node takes nothing new.
/// </summary>
public sealed class NodeDrain
{
    private volatile bool announced;
    private volatile bool underWay;

    public bool IsAnnounced => announced || underWay;

    public bool IsUnderWay => underWay;

    /// <summary>For good: a node that drains ends.</summary>
    public void Announce() => announced = true;

    /// <summary>For good, announced before or not.</summary>
    public void Start() => underWay = true;
}
