using System.Runtime;
using Akka.Actor;
using Coaching.Actors.Directory;

namespace Coaching.Actors.Hosting;

/// <summary>
/// Gives back, once, what a node's first load of the directory left behind: as much as the directory itself, which a node that waits for its agents would
/// keep until they come. At a process's start, when hardly anybody is there to wait for it, and never again. Is to be subscribed to <see cref="DirectoryChanged"/>.
/// </summary>
public sealed class FirstLoadActor : UntypedActor
{
    protected override void OnReceive(object message)
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Context.Stop(Self);
    }
}
