using Akka;
using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Cluster.Sharding;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Hosting;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.ClearDown;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Receipts;
using Coaching.Actors.Roster;
using Coaching.Actors.Serialization;
using Coaching.Actors.Sessions;

namespace Coaching.Actors.Hosting;

/// <summary>The actors of coach messaging on a node.</summary>
public static class CoachMessagingActors
{
    /// <summary>The name of the agents' shard region: part of every agent's address.</summary>
    public const string AgentRegion = "agent";

    /// <summary>Less than a phase of the shutdown has: with the database away the node leaves all the same.</summary>
    private static readonly TimeSpan DeliveriesWrittenWithin = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Everything a node runs. Needs <see cref="CoachMessagingServices.AddCoachMessaging"/>, the stores and an <see cref="IToastLane"/> in the services, and
    /// a cluster in the builder.
    /// </summary>
    public static AkkaConfigurationBuilder WithCoachMessaging(this AkkaConfigurationBuilder builder) => builder
        .WithCoachingSerialization()
        .WithDistributedPubSub("")
        .AddHocon(SmallMailbox.Hocon, HoconAddMode.Append)
        .WithReceipts()
        .WithRoster()
        .WithAudiences()
        .WithAgents()
        .WithSessions()
        .WithClearDown()
        .WithDraining();

    /// <summary>The one serializer; anything it does not know fails loudly, instead of falling back to reflection.</summary>
    public static AkkaConfigurationBuilder WithCoachingSerialization(this AkkaConfigurationBuilder builder) => builder
        .WithCustomSerializer("coaching", CoachingSerializer.AllTypes.Select(t => t.Type), system => new CoachingSerializer(system))
        .WithStrictSerialization();

    public static AkkaConfigurationBuilder WithReceipts(this AkkaConfigurationBuilder builder) => builder
        .WithActors((system, registry, resolver) =>
        {
            var context = resolver.GetService<ReceiptContext>();
            var writer = system.ActorOf(Props.Create(() => new ReceiptWriter(context, DistributedPubSub.Get(system).Mediator)), "receipts");
            registry.Register<ReceiptWriter>(writer);

            // After the sessions have ended: nothing is handed over any more.
            CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceStop, "write-deliveries", async () =>
            {
                await writer.Ask<DeliveriesWritten>(new WriteDeliveries(), DeliveriesWrittenWithin).ConfigureAwait(false);
                return Done.Instance;
            });
        })
        .WithSingleton<ReceiptProjection>("receipt-projection", (system, _, resolver) =>
        {
            var context = resolver.GetService<ProjectionContext>();
            return Props.Create(() => new ReceiptProjection(context, DistributedPubSub.Get(system).Mediator));
        }, createProxyToo: false);

    public static AkkaConfigurationBuilder WithRoster(this AkkaConfigurationBuilder builder) => builder
        .WithActors((system, registry, resolver) =>
        {
            var board = resolver.GetService<RosterBoard>();
            var clock = resolver.GetService<TimeProvider>();
            var watches = resolver.GetService<WatchContext>();
            registry.Register<RosterActor>(system.ActorOf(
                Props.Create(() => new RosterActor(board, DistributedPubSub.Get(system).Mediator, clock)), "roster"));
            registry.Register<WatchesActor>(system.ActorOf(Props.Create(() => new WatchesActor(watches)), "watches"));
        });

    public static AkkaConfigurationBuilder WithAudiences(this AkkaConfigurationBuilder builder) => builder
        .WithActors((system, registry, resolver) =>
        {
            var context = resolver.GetService<AudienceContext>();
            registry.Register<AudienceActor>(system.ActorOf(Props.Create(() => new AudienceActor(context, DistributedPubSub.Get(system).Mediator)), "audience"));
        });

    public static AkkaConfigurationBuilder WithAgents(this AkkaConfigurationBuilder builder)
    {
        return builder.WithShardRegion<AgentActor>(
            AgentRegion,
            (_, registry, resolver) =>
            {
                var context = new AgentContext(
                    registry.Get<AudienceActor>(),
                    registry.Get<RosterActor>(),
                    registry.Get<ReceiptWriter>(),
                    resolver.GetService<CurrentDirectory>(),
                    resolver.GetService<DayIndex>(),
                    resolver.GetService<TimeProvider>(),
                    resolver.GetService<SessionsSettings>());
                return id => ByFactory.Of(() => new AgentActor(id, context)).WithMailbox(SmallMailbox.Id);
            },
            new AgentMessageExtractor(Shards(builder)),
            new ShardOptions
            {
                HandOffStopMessage = StopAgent.Instance,
                StateStoreMode = StateStoreMode.DData,
                RememberEntities = false,
                ShouldPassivateIdleEntities = false,
            });
    }

    public static AkkaConfigurationBuilder WithSessions(this AkkaConfigurationBuilder builder) => builder
        .WithActors((system, registry, resolver) =>
        {
            var context = new SessionContext(
                registry.Get<AgentActor>(),
                registry.Get<AudienceActor>(),
                registry.Get<ReceiptWriter>(),
                resolver.GetService<DayIndex>(),
                resolver.GetService<InboxJoin>(),
                resolver.GetService<SessionsSettings>(),
                resolver.GetService<TimeProvider>());
            var lane = resolver.GetService<IToastLane>();
            registry.Register<ToastBridge>(system.ActorOf(Props.Create(() => new ToastBridge(lane, context, ToastBridge.HeadStart)), "toast-bridge"));
        });

    public static AkkaConfigurationBuilder WithClearDown(this AkkaConfigurationBuilder builder) => builder
        .WithSingleton<ClearDownActor>("clear-down", (_, _, resolver) =>
        {
            var context = resolver.GetService<ClearDownContext>();
            return Props.Create(() => new ClearDownActor(context));
        }, createProxyToo: false);

    /// <summary>The number stands in <c>cluster.hocon</c>.</summary>
    private static int Shards(AkkaConfigurationBuilder builder) =>
        builder.Configuration.GetOrElse(Akka.Configuration.Config.Empty).GetInt("coaching.sharding.number-of-shards", 120);
}
