namespace Coaching.Actors.Hosting;

/// <summary>Whether this node is on its way down: then it takes nothing new, and balancers should send nobody here.</summary>
public sealed class NodeDrain
{
    private volatile bool underWay;

    public bool IsUnderWay => underWay;

    /// <summary>For good: a node that drains ends.</summary>
    public void Start() => underWay = true;
}
