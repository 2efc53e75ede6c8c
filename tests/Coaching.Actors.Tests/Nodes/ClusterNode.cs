using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Hosting;
using Akka.Remote;
using Akka.Remote.Transport;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Hosting;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Persistence;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Sessions;
using Coaching.Actors.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Scope = Coaching.Actors.Protocol.Scope;

namespace Coaching.Actors.Tests.Nodes;

/// <summary>One of several nodes in this process, as production composes it, with real remoting that a spec can cut.</summary>
internal sealed class ClusterNode : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Looks and waits are shorter than in production, in about the same proportions.</summary>
    public const string QuickPace =
        """
        akka.cluster {
          periodic-tasks-initial-delay = 200ms
          gossip-interval = 200ms
          leader-actions-interval = 200ms
          unreachable-nodes-reaper-interval = 200ms
          seed-node-timeout = 1s
          retry-unsuccessful-join-after = 1s
          down-removal-margin = 500ms
          failure-detector {
            heartbeat-interval = 300ms
            acceptable-heartbeat-pause = 2s
          }
          split-brain-resolver.stable-after = 2s
          pub-sub.gossip-interval = 200ms
          sharding {
            retry-interval = 500ms
            rebalance-interval = 1s
            coordinator-failure-backoff = 1s
          }
        }

        """;

    /// <summary>Links that can be cut, and no log.</summary>
    private const string Bench =
        """
        akka.loglevel = WARNING
        akka.stdout-loglevel = OFF
        akka.loggers = []
        akka.remote.dot-netty.tcp.applied-adapters = ["trttl"]
        """;

    private readonly int port;
    private readonly IHost host;

    private ClusterNode(int port, IHost host) => (this.port, this.host) = (port, host);

    public ActorSystem System => Get<ActorSystem>();

    public FakeToastLane Lane => (FakeToastLane)Get<IToastLane>();

    public DayIndex Day => Get<DayIndex>();

    public Task<bool> IsReadyAsync() => Get<NodeReadiness>().IsReadyAsync(System);

    /// <param name="seeds">The ports of the seed nodes.</param>
    /// <param name="pace">How often nodes look at each other; empty: as in production.</param>
    /// <param name="joinWithin">Null: as in production.</param>
    /// <param name="replace">Puts services in the place of production's.</param>
    public static async Task<ClusterNode> StartAsync(
        PersistenceSettings database,
        int port,
        IReadOnlyList<int> seeds,
        string pace,
        TimeSpan? joinWithin = null,
        Action<IServiceCollection>? replace = null)
    {
        var host = new HostBuilder()
            .ConfigureHostOptions(options => options.ShutdownTimeout = Limit)
            .ConfigureAppConfiguration(settings => settings.AddInMemoryCollection(
            [
                KeyValuePair.Create<string, string?>("Persistence:Provider", database.Provider.ToString()),
                KeyValuePair.Create<string, string?>("Persistence:ConnectionString", database.ConnectionString),
            ]))
            .ConfigureServices(services => services
                .AddCoachingSettings()
                .AddHostClock()
                .AddSingleton<IToastLane, FakeToastLane>()
                .AddPersistence()
                .AddDirectory()
                .AddCoachMessaging()
                .AddAkka(NodeExtensions.SystemName, (akka, provider) => akka
                    .AddHocon(ClusterPolicy.Load(), HoconAddMode.Prepend)
                    .WithNode(new ClusterSettings("127.0.0.1", port, [.. seeds.Select(seed => new SeedNode("127.0.0.1", seed))], []), joinWithin)
                    .WithPersistence(provider.GetRequiredService<Databases>())
                    .WithDirectory()
                    .WithCoachMessaging()
                    .AddHocon(Bench, HoconAddMode.Prepend)
                    .AddHocon(pace, HoconAddMode.Prepend)
                    .AddHocon($"akka.cluster.seed-nodes = [{string.Join(", ", seeds.Select(seed => $"\"{AddressOf(seed)}\""))}]", HoconAddMode.Prepend)))
            .ConfigureServices(services => replace?.Invoke(services))
            .Build();
        await host.StartAsync();
        return new ClusterNode(port, host);
    }

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public IActorRef Actor<T>() => Get<ActorRegistry>().Get<T>();

    /// <summary>A connection of the agent's to this node.</summary>
    public async Task<NodeSession> ConnectAsync(string agentId)
    {
        var agent = Get<CurrentDirectory>().Index.Find(agentId)!;
        var connection = Lane.Connections[agent.Ordinal] = new FakeConnection();
        var opened = await Actor<ToastBridge>().Ask<SessionOpened>(new OpenSession(agent, connection), Limit);
        return new NodeSession(agentId, connection, opened.Session);
    }

    public Task<SendReply> SendAsync(string id) => SendAsync(id, new AudienceRule.Everyone());

    public Task<SendReply> SendAsync(string id, AudienceRule to) => Actor<AudienceActor>().Ask<SendReply>(
        new SendMessage(new MessageId(id), Office.Sue, new Scope.Everyone(), to, $"Body of {id}", Priority.Normal, false, null, null), Limit);

    /// <summary>The agents whose actors live on this node, each as often as it lives here.</summary>
    public async Task<IReadOnlyList<string>> AgentsHereAsync()
    {
        var state = await Actor<AgentActor>().Ask<CurrentShardRegionState>(GetShardRegionState.Instance, Limit);
        return [.. state.Shards.SelectMany(s => s.EntityIds)];
    }

    public async Task<Funnel> FunnelAsync(string id)
    {
        var viewer = new Viewer("ada", new Scope.Everyone(), Get<CurrentDirectory>().Index);
        return (await Get<SentMessages>().FindAsync(new MessageId(id), viewer, default))!.Funnel;
    }

    /// <summary>The day's messages here, in the order of the log.</summary>
    public IReadOnlyList<(long Version, string Id)> Messages() =>
        [.. Day.Newest(int.MaxValue, (_, _) => true).Reverse().Select(m => (m.Version, m.Id.Value))];

    /// <summary>From now on nothing comes from the other and nothing goes to it.</summary>
    public Task CutAsync(ClusterNode other) => ThrottleAsync(other, Blackhole.Instance);

    public Task MendAsync(ClusterNode other) => ThrottleAsync(other, Unthrottled.Instance);

    /// <summary>In the ordinary way, as at SIGTERM.</summary>
    public Task LeaveAsync() => CoordinatedShutdown.Get(System).Run(CoordinatedShutdown.ClrExitReason.Instance);

    /// <summary>All at once, without a word to anybody.</summary>
    public async Task CrashAsync(params ClusterNode[] others)
    {
        foreach (var other in others)
        {
            await CutAsync(other);
        }

        ((ExtendedActorSystem)System).Abort();
        await System.WhenTerminated.WaitAsync(Limit);
    }

    public async ValueTask DisposeAsync()
    {
        // Nobody waits for the others any more.
        ((ExtendedActorSystem)System).Abort();
        await System.WhenTerminated.WaitAsync(Limit);
        await host.StopAsync();
        host.Dispose();
    }

    private Task ThrottleAsync(ClusterNode other, ThrottleMode mode) => ((IRemoteActorRefProvider)((ExtendedActorSystem)System).Provider).Transport
        .ManagementCommand(new SetThrottle(Address.Parse(AddressOf(other.port)), ThrottleTransportAdapter.Direction.Both, mode));

    private static string AddressOf(int port) => $"akka.trttl.tcp://{NodeExtensions.SystemName}@127.0.0.1:{port}";
}
