using System.Runtime;

namespace Coaching.Bench.Workloads;

/// <summary>
/// While it lasts, the bench collects no garbage of its own: a pause of the clients (up to 100 ms, since the account of all messages stays in memory) would be
/// taken for one of the server. A measurement that allocates more than there is room for goes on, and is disturbed as before.
/// </summary>
internal sealed class NoCollection : IDisposable
{
    /// <summary>In bytes: 20,000 sends and their toasts need less than half of it.</summary>
    private const long Room = 240L << 20;

    /// <summary>Collects what there is, before anything is measured.</summary>
    public NoCollection() => GC.TryStartNoGCRegion(Room);

    public void Dispose()
    {
        if (GCSettings.LatencyMode is GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }
    }
}
