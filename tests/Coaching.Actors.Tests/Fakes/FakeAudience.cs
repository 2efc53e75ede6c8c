using Akka.Actor;
using Coaching.Actors.Audiences;

namespace Coaching.Actors.Tests.Fakes;

/// <summary>An audience actor that catches up as the test says.</summary>
internal sealed class FakeAudience : ReceiveActor
{
    public FakeAudience(Func<bool?> follow) => Receive<CatchUp>(request =>
    {
        if (follow() is { } whole)
        {
            Sender.Tell(new CaughtUp(request.Then, whole));
        }
    });

    /// <param name="follow">What a look into the log does; null: it gets no answer.</param>
    public static Props Props(Func<bool?> follow) => Akka.Actor.Props.Create(() => new FakeAudience(follow));
}
