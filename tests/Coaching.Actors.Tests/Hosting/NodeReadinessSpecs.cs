using Akka.TestKit.Xunit2;
using Coaching.Actors.Directory;
using Coaching.Actors.Hosting;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Hosting;

public sealed class NodeReadinessSpecs : TestKit
{
    private readonly FakeClusterPlace place = new();
    private readonly NodeDrain drain = new();
    private readonly CurrentDirectory directory = new();
    private readonly NodeReadiness readiness;

    public NodeReadinessSpecs()
        : base("akka.loglevel = OFF") => readiness = new NodeReadiness(directory, place, drain);

    private Task<bool> IsReadyAsync() => readiness.IsReadyAsync(Sys);

    [Fact]
    public async Task Should_be_ready_when_directory_day_majority_and_region_are_there()
    {
        place.Region = false;
        Assert.False(await IsReadyAsync());

        readiness.SetDayLoaded();
        Assert.False(await IsReadyAsync());

        directory.Set(Office.Index);
        Assert.False(await IsReadyAsync());

        place.Region = true;
        Assert.True(await IsReadyAsync());
    }

    [Fact]
    public async Task Should_be_asked_anew_whenever_the_majority_is_lost_and_found()
    {
        BeLoaded();
        Assert.True(await IsReadyAsync());

        place.Majority = false;
        Assert.False(await IsReadyAsync() || readiness.TakesSends(Sys));

        place.Majority = true;
        Assert.True(await IsReadyAsync() && readiness.TakesSends(Sys));
    }

    [Fact]
    public async Task Should_stay_ready_while_a_dead_coordinator_is_replaced()
    {
        BeLoaded();
        Assert.True(await IsReadyAsync());

        place.Region = false;

        Assert.True(await IsReadyAsync());
    }

    [Fact]
    public async Task Should_not_be_ready_when_it_goes_down()
    {
        BeLoaded();

        drain.Start();

        Assert.False(await IsReadyAsync());
    }

    private void BeLoaded()
    {
        readiness.SetDayLoaded();
        directory.Set(Office.Index);
    }
}
