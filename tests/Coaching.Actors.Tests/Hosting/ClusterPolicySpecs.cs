using Akka.Actor;
using Akka.Cluster.SBR;
using Akka.Cluster.Sharding;
using Coaching.Actors.Agents;
using Xunit;

namespace Coaching.Actors.Tests.Hosting;

/// <summary>The policy as a started node has it: Akka's own settings, not the text of the file.</summary>
public sealed class ClusterPolicySpecs : IDisposable
{
    /// <summary>From the last heartbeat of a killed node to the first answer of its agents elsewhere.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    private readonly Node node = new("akka.loglevel = ERROR\nakka.stdout-loglevel = OFF\nakka.loggers = []");

    private ActorSystem System => node.System;

    public void Dispose() => node.Dispose();

    [Fact]
    public void Should_keep_the_majority_and_no_lone_half()
    {
        var resolver = new SplitBrainResolverSettings(System.Settings.Config);

        Assert.Equal(SplitBrainResolverSettings.KeepMajorityName, resolver.DowningStrategy);
        Assert.Null(resolver.KeepMajorityRole);
        Assert.IsType<SplitBrainResolverProvider>(Akka.Cluster.Cluster.Get(System).DowningProvider);
        Assert.True(System.Settings.Config.GetBoolean("akka.cluster.run-coordinated-shutdown-when-down"));
    }

    [Fact]
    public void Should_have_a_killed_node_s_agents_answer_again_within_twenty_seconds()
    {
        var resolver = new SplitBrainResolverSettings(System.Settings.Config);
        var detector = System.Settings.Config.GetConfig("akka.cluster.failure-detector");
        var found = detector.GetTimeSpan("heartbeat-interval") + detector.GetTimeSpan("acceptable-heartbeat-pause") + TimeSpan.FromSeconds(1.6);
        var agreed = TimeSpan.FromSeconds(1 + 2);
        var answered = TimeSpan.FromSeconds(2);

        var silence = found + resolver.DowningStableAfter + agreed + Akka.Cluster.Cluster.Get(System).DowningProvider.DownRemovalMargin + answered;

        Assert.InRange(silence, TimeSpan.Zero, LongestSilence - TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Should_down_nobody_who_only_pauses_for_some_seconds()
    {
        var resolver = new SplitBrainResolverSettings(System.Settings.Config);
        var detector = System.Settings.Config.GetConfig("akka.cluster.failure-detector");

        Assert.InRange(detector.GetTimeSpan("acceptable-heartbeat-pause"), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5));
        Assert.InRange(resolver.DowningStableAfter, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(7));
        Assert.True(resolver.DownAllWhenUnstable > 2 * resolver.DowningStableAfter);
    }

    [Fact]
    public void Should_share_out_the_agents_without_a_store_and_wake_none_by_itself()
    {
        var sharding = ClusterShardingSettings.Create(System);

        Assert.Equal(StateStoreMode.DData, sharding.StateStoreMode);
        Assert.False(sharding.RememberEntities);
        Assert.Equal(TimeSpan.Zero, sharding.PassivateIdleEntityAfter);
        Assert.Equal(TimeSpan.FromSeconds(30), sharding.TuningParameters.HandOffTimeout);
        Assert.Empty(System.Settings.Config.GetStringList("akka.cluster.sharding.distributed-data.durable.keys"));
    }

    /// <summary>Of three nodes, two: with all of them, each that leaves would hold up every shard that moves.</summary>
    [Fact]
    public void Should_need_no_more_than_a_majority_to_say_where_shards_live()
    {
        var tuning = ClusterShardingSettings.Create(System).TuningParameters;

        Assert.Equal((0, 0), (tuning.CoordinatorStateWriteMajorityPlus, tuning.CoordinatorStateReadMajorityPlus));
        Assert.Equal(2, System.Settings.Config.GetInt("akka.cluster.sharding.distributed-data.majority-min-cap"));
        Assert.InRange(tuning.UpdatingStateTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Should_move_few_shards_at_a_time()
    {
        var tuning = ClusterShardingSettings.Create(System).TuningParameters;

        Assert.Equal(12, tuning.LeastShardAllocationAbsoluteLimit);
        Assert.InRange(tuning.LeastShardAllocationRelativeLimit, 0.05, 0.1);
    }

    [Fact]
    public void Should_have_the_same_number_of_shards_for_ever_and_every_agent_in_one()
    {
        var shards = System.Settings.Config.GetInt("coaching.sharding.number-of-shards");
        var extractor = new AgentMessageExtractor(shards);

        var used = Enumerable.Range(0, 5_000).Select(i => int.Parse(extractor.ShardId($"agent-{i}"), null)).ToHashSet();

        Assert.Equal(120, shards);
        Assert.Equal(Enumerable.Range(0, shards), used.Order());
    }

    [Fact]
    public void Should_hand_over_within_a_bounded_time_and_only_when_the_host_says()
    {
        var shutdown = CoordinatedShutdown.Get(System);

        Assert.InRange(shutdown.Timeout(CoordinatedShutdown.PhaseClusterShardingShutdownRegion), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60));
        Assert.InRange(shutdown.TotalTimeout, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(90));
        Assert.False(System.Settings.Config.GetBoolean("akka.coordinated-shutdown.run-by-clr-shutdown-hook"));
        Assert.False(System.Settings.Config.GetBoolean("akka.coordinated-shutdown.exit-clr"));
    }
}
