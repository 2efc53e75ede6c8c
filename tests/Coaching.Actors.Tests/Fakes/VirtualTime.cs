using Akka.Actor;
using Akka.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Coaching.Actors.Tests.Fakes;

/// <summary>The business clock and the scheduler's timers, which only a spec moves.</summary>
internal sealed class VirtualTime(ActorSystem system)
{
    public const string Hocon =
        """
        akka.loglevel = OFF
        akka.stdout-loglevel = OFF
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        """;

    public FakeTimeProvider Clock { get; } = new(Office.Noon);

    public void Pass(TimeSpan time)
    {
        Clock.Advance(time);
        ((TestScheduler)system.Scheduler).Advance(time);
    }

    public void PassSeconds(double seconds) => Pass(TimeSpan.FromSeconds(seconds));
}
