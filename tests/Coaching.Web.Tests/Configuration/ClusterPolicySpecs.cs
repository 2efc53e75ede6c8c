using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Configuration.Hocon;
using Coaching.Actors.Hosting;
using Coaching.Actors.Receipts;
using Coaching.Actors.Roster;

namespace Coaching.Web.Tests.Configuration;

public sealed class ClusterPolicySpecs
{
    [Theory]
    [InlineData("akka.cluster.sharding.state-store-mode", "ddata")]
    [InlineData("akka.cluster.sharding.remember-entities", "off")]
    [InlineData("akka.cluster.sharding.handoff-timeout", "30s")]
    [InlineData("akka.cluster.sharding.least-shard-allocation-strategy.rebalance-absolute-limit", "12")]
    [InlineData("akka.cluster.down-removal-margin", "2s")]
    [InlineData("akka.cluster.split-brain-resolver.active-strategy", "keep-majority")]
    [InlineData("akka.cluster.split-brain-resolver.stable-after", "5s")]
    [InlineData("akka.actor.serialize-messages", "off")]
    [InlineData("akka.scheduler.tick-duration", "50ms")]
    [InlineData("coaching.sharding.number-of-shards", "120")]
    public void Should_hold_what_the_architecture_fixes(string path, string value) =>
        Assert.Equal(value, ClusterPolicy.Load().GetString(path));

    /// <summary>What it does not know Akka passes over in silence.</summary>
    [Fact]
    public async Task Should_set_nothing_that_akka_does_not_know()
    {
        using var system = ActorSystem.Create("known", "akka { actor.provider = cluster, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }");
        ClusterSharding.Get(system);

        Assert.All(PathsIn(ClusterPolicy.Load().GetConfig("akka").Root.GetObject(), "akka"), path => Assert.True(system.Settings.Config.HasPath(path), path));

        await system.Terminate();
    }

    [Fact]
    public void Should_need_no_lmdb() =>
        Assert.Empty(ClusterPolicy.Load().GetStringList("akka.cluster.sharding.distributed-data.durable.keys"));

    [Fact]
    public void Should_leave_time_to_hand_over_when_the_host_must_be_gone_in_30_seconds()
    {
        var shutdown = ClusterPolicy.Load().GetConfig("akka.coordinated-shutdown");
        string[] slow = ["cluster-sharding-shutdown-region", "cluster-exiting", "actor-system-terminate"];

        var longest = slow.Select(phase => shutdown.GetTimeSpan($"phases.{phase}.timeout")).Aggregate((sum, next) => sum + next);

        Assert.InRange(longest, TimeSpan.Zero, TimeSpan.FromSeconds(25));
    }

    /// <summary>Timers are rounded down to ticks: with one of 100 ms, what is due every 250 comes five times a second, and four are promised.</summary>
    [Fact]
    public void Should_tick_so_that_what_is_pushed_at_intervals_is_not_pushed_more_often()
    {
        var tick = ClusterPolicy.Load().GetTimeSpan("akka.scheduler.tick-duration");

        Assert.All(
            (TimeSpan[])[WatchActor.PushEvery, RosterActor.PublishEvery, ReceiptWriter.FlushEvery],
            interval => Assert.Equal(0, interval.Ticks % tick.Ticks));
    }

    private static IEnumerable<string> PathsIn(HoconObject settings, string path) => settings.Items.SelectMany(setting =>
        setting.Value.IsObject() ? PathsIn(setting.Value.GetObject(), $"{path}.{setting.Key}") : [$"{path}.{setting.Key}"]);
}
