using System.Diagnostics;
using Akka.Actor;
using Akka.Event;

namespace Coaching.Actors.Hosting;

/// <summary>
/// Ends a node of a cluster the moment it goes on after it stood still (a machine that was paused, a process that was) for so long that the others may
/// have taken its agents over. Until it heard of that, it would answer for agents who live elsewhere. What a node that is killed leaves behind is safe.
/// </summary>
public sealed class Standstill(TimeProvider clock, TimeSpan longest)
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(100);

    private long lastLook = clock.GetTimestamp();

    /// <summary>How long the node stood still before this look; null when that was not too long.</summary>
    public TimeSpan? Look()
    {
        var now = clock.GetTimestamp();
        var since = clock.GetElapsedTime(lastLook, now);
        lastLook = now;
        return since > longest ? since : null;
    }

    /// <summary>The others miss a node after the pause they accept, and decide when that was stable for a time.</summary>
    public static TimeSpan LongestOf(ActorSystem system)
    {
        var cluster = system.Settings.Config.GetConfig("akka.cluster");
        return cluster.GetTimeSpan("failure-detector.acceptable-heartbeat-pause") + cluster.GetTimeSpan("split-brain-resolver.stable-after");
    }

    public static void Watch(ActorSystem system)
    {
        var standstill = new Standstill(TimeProvider.System, LongestOf(system));
        // A thread of its own: a busy pool is no standstill.
        new Thread(() => Run(standstill, system)) { IsBackground = true, Name = nameof(Standstill) }.Start();
    }

    private static void Run(Standstill standstill, ActorSystem system)
    {
        while (!system.WhenTerminated.Wait(LooksEvery))
        {
            if (standstill.Look() is { } stood)
            {
                Logging.GetLogger(system, nameof(Standstill)).Error("This node stood still for {0}: the others went on without it. It ends at once", stood);
                // No orderly end: that would speak for its agents once more.
                Process.GetCurrentProcess().Kill();
            }
        }
    }
}
