namespace Coaching.Actors.Hosting;

/// <summary>What a node must have before it takes traffic; each part is set once.</summary>
public sealed class NodeReadiness
{
    private volatile bool dayLoaded;

    public bool IsDayLoaded => dayLoaded;

    public void SetDayLoaded() => dayLoaded = true;
}
