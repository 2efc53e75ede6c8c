using Akka.Actor;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Hosting;
using Xunit;

namespace Coaching.Actors.Tests.Hosting;

public sealed class ByFactorySpecs : TestKit
{
    [Fact]
    public async Task Should_make_another_actor_when_it_restarts()
    {
        var made = 0;
        var counter = Sys.ActorOf(ByFactory.Of(() => new Numbered(Interlocked.Increment(ref made))));
        counter.Tell("which");
        await ExpectMsgAsync(1);

        counter.Tell(new InvalidOperationException());
        counter.Tell("which");

        await ExpectMsgAsync(2);
    }

    private sealed class Numbered : ReceiveActor
    {
        public Numbered(int number)
        {
            Receive<string>(_ => Sender.Tell(number));
            Receive<Exception>(fault => throw fault);
        }
    }
}
