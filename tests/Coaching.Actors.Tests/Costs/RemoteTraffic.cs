using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Coaching.Actors.Receipts;
using Coaching.Actors.Roster;
using Coaching.Actors.Serialization;
using Coaching.Actors.Tests.Nodes;

namespace Coaching.Actors.Tests.Costs;

/// <summary>Our own messages that a node gets from others, as remoting tells of them.</summary>
internal sealed partial class RemoteTraffic
{
    /// <summary>Lets remoting tell.</summary>
    public const string Hocon =
        """
        akka.loglevel = DEBUG
        akka.remote.log-received-messages = on

        """;

    private static readonly HashSet<string> Ours = [.. CoachingSerializer.AllTypes.Select(t => t.Type.Name)];

    /// <summary>What nodes tell each other every few seconds, sends or no sends.</summary>
    private static readonly string[] Periodic = [nameof(StatusesChanged), nameof(DeliveriesRecorded), nameof(ReceiptsRecorded)];

    private readonly ConcurrentQueue<string> heard = [];

    public RemoteTraffic(ClusterNode node) => node.System.EventStream.Subscribe(node.System.ActorOf(Props.Create<Ear>(heard)), typeof(Debug));

    /// <summary>By name, each as often as it came; batches of deliveries apart.</summary>
    public IReadOnlyList<string> Messages =>
        [.. heard.Select(line => Message().Match(line).Groups[1].Value).Where(name => Ours.Contains(name) && !Periodic.Contains(name))];

    /// <summary>Batches of deliveries. Their numbers are repeated from time to time, without a batch.</summary>
    public int Batches => heard.Select(line => Batch().Match(line)).Where(m => m.Success).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Distinct().Count();

    [GeneratedRegex(@"^received local message \[RemoteMessage: (\w+) ")]
    private static partial Regex Message();

    [GeneratedRegex(@"RemoteMessage: DeliveriesRecorded { Incarnation = (\w+), .* Count = ([1-9]\d*) }")]
    private static partial Regex Batch();

    private sealed class Ear : ReceiveActor
    {
        public Ear(ConcurrentQueue<string> heard) => Receive<Debug>(d => heard.Enqueue(d.Message.ToString()!));
    }
}
