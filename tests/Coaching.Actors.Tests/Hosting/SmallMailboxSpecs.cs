using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Hosting;
using Xunit;

namespace Coaching.Actors.Tests.Hosting;

/// <summary>The mailbox in an actor system, as its configuration has it.</summary>
public sealed class SmallMailboxSpecs() : TestKit(ConfigurationFactory.ParseString(SmallMailbox.Hocon))
{
    [Fact]
    public async Task Should_serve_an_actor_that_stashes_when_it_is_asked_for()
    {
        var actor = Sys.ActorOf(Props.Create<Stashing>().WithMailbox(SmallMailbox.Id));

        actor.Tell("one", TestActor);
        actor.Tell("two", TestActor);
        actor.Tell("open", TestActor);

        await ExpectMsgAsync("one");
        await ExpectMsgAsync("two");
    }

    [Fact]
    public async Task Should_be_the_sessions_mailbox_when_the_toast_bridge_opens_them()
    {
        var bridge = Sys.ActorOf(Props.Create<Parent>(), "toast-bridge");

        bridge.Tell("open", TestActor);

        await ExpectMsgAsync(SmallMailbox.Id);
    }

    private sealed class Stashing : UntypedActor, IWithUnboundedStash
    {
        public IStash Stash { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            if (message is "open")
            {
                Become(m => Sender.Tell(m));
                Stash.UnstashAll();
            }
            else
            {
                Stash.Stash();
            }
        }
    }

    private sealed class Parent : UntypedActor
    {
        protected override void OnReceive(object message) => Context.ActorOf(Props.Create<Child>()).Forward(message);
    }

    private sealed class Child : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(Context.Props.Mailbox);
    }
}
