using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace Coaching.Actors.Hosting;

/// <summary>
/// For actors of which a node has tens of thousands and each of which gets a message now and then: agents and sessions. Akka's own mailbox takes a
/// kilobyte before the first message; docs/adr/0026.
/// </summary>
public sealed class SmallMailbox(Settings settings, Config config) : MailboxType(settings, config), IProducesMessageQueue<MessageRing>
{
    /// <summary>Where its configuration is: what <c>Props.WithMailbox</c> is told.</summary>
    public const string Id = "coaching.small-mailbox";

    /// <summary>Sessions have it by their address, which only the toast bridge gives.</summary>
    internal const string Hocon =
        $$"""
        {{Id}}.mailbox-type = "Coaching.Actors.Hosting.SmallMailbox, Coaching.Actors"
        akka.actor.deployment {
          "/toast-bridge/*" {
            mailbox = {{Id}}
          }
        }
        """;

    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new MessageRing();
}
