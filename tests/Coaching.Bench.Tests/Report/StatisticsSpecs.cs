using Coaching.Bench.Report;

namespace Coaching.Bench.Tests.Report;

public sealed class StatisticsSpecs
{
    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, 2)]
    [InlineData(new[] { 4.0, 1, 2, 3 }, 2.5)]
    [InlineData(new[] { 7.0 }, 7)]
    public void Should_find_the_middle(double[] values, double median) => Assert.Equal(median, Statistics.Median(values));

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(0.991, 100)]
    [InlineData(1, 100)]
    public void Should_find_what_a_share_does_not_exceed(double share, double value) =>
        Assert.Equal(value, Statistics.Percentile(Enumerable.Range(1, 100).Reverse().Select(v => (double)v), share));

    [Fact]
    public void Should_judge_by_the_median_of_pair_ratios_and_not_by_the_ratio_of_medians()
    {
        var figures = new Figures("W1", "sqlite", 100);

        var figure = figures.Compare("last toast", "ms", [(10, 20), (100, 110), (50, 55)], Goal.RatioAtMost(1.1));

        Assert.Equal(1.1, figure.Ratio!.Value, precision: 9);
        Assert.Equal((50, 55), (figure.Floor, figure.Product));
        Assert.Equal(3, figure.Ratios.Count);
    }

    [Theory]
    [InlineData(1.0, true)]
    [InlineData(1.2, false)]
    public void Should_meet_a_limit_at_most(double product, bool met) =>
        Assert.Equal(met, new Figures("W1", "sqlite", 100).Compare("", "", [(1, product)], Goal.RatioAtMost(1.1)).IsMet);

    [Theory]
    [InlineData(0.4, false)]
    [InlineData(0.5, true)]
    public void Should_meet_a_rate_at_least(double product, bool met) =>
        Assert.Equal(met, new Figures("W4", "sqlite", 100).Compare("", "", [(1, product)], Goal.RatioAtLeast(0.5)).IsMet);
}
