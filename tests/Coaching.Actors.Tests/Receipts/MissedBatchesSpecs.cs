using Coaching.Actors.Receipts;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Receipts;

public sealed class MissedBatchesSpecs
{
    private readonly MissedBatches batches = new(TimeSpan.FromSeconds(30));

    [Fact]
    public void Should_miss_nothing_when_batches_come_one_after_the_other()
    {
        Assert.False(batches.Hear("a", 0, isBatch: false, Office.Noon));
        Assert.False(batches.Hear("a", 1, isBatch: true, Office.Noon));
        Assert.False(batches.Hear("b", 1, isBatch: true, Office.Noon));
        Assert.False(batches.Hear("a", 2, isBatch: true, Office.Noon));
        Assert.False(batches.Hear("a", 2, isBatch: false, Office.Noon));
    }

    [Fact]
    public void Should_miss_one_when_a_number_is_left_out()
    {
        batches.Hear("a", 1, isBatch: true, Office.Noon);

        Assert.True(batches.Hear("a", 3, isBatch: true, Office.Noon));
        Assert.False(batches.Hear("a", 4, isBatch: true, Office.Noon));
    }

    [Fact]
    public void Should_miss_the_last_one_when_the_sender_says_how_many_there_were()
    {
        batches.Hear("a", 1, isBatch: true, Office.Noon);

        Assert.True(batches.Hear("a", 2, isBatch: false, Office.Noon));
        Assert.False(batches.Hear("a", 2, isBatch: false, Office.Noon));
    }

    [Fact]
    public void Should_miss_what_a_sender_told_before_it_was_heard_here()
    {
        Assert.True(batches.Hear("a", 7, isBatch: true, Office.Noon));
        Assert.True(batches.Hear("b", 7, isBatch: false, Office.Noon));
    }

    [Fact]
    public void Should_say_once_that_a_sender_fell_silent()
    {
        batches.Hear("a", 1, isBatch: true, Office.Noon);
        batches.Hear("b", 1, isBatch: true, Office.Noon.AddSeconds(20));

        Assert.False(batches.ForgetSilent(Office.Noon.AddSeconds(30)));
        Assert.True(batches.ForgetSilent(Office.Noon.AddSeconds(31)));
        Assert.False(batches.ForgetSilent(Office.Noon.AddSeconds(32)));
    }
}
