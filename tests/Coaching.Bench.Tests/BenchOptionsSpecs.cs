using Coaching.Actors.Persistence;

namespace Coaching.Bench.Tests;

public sealed class BenchOptionsSpecs
{
    [Fact]
    public void Should_run_everything_in_five_rounds_when_nothing_is_said()
    {
        var options = BenchOptions.Parse([]);

        Assert.Empty(options.Workloads);
        Assert.Empty(options.Agents);
        Assert.Equal((5, null, false), (options.Rounds, options.Json, options.Quick));
        Assert.Equal([DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql], options.Databases);
    }

    [Fact]
    public void Should_take_what_is_said()
    {
        var options = BenchOptions.Parse(["w1", "W3", "--agents", "1000,5000", "--rounds", "7", "--database", "postgresql", "--json", "out.json"]);

        Assert.Equal(["W1", "W3"], options.Workloads);
        Assert.Equal([1000, 5000], options.Agents);
        Assert.Equal((7, "out.json"), (options.Rounds, options.Json));
        Assert.Equal([DatabaseProvider.PostgreSql], options.Databases);
    }

    [Fact]
    public void Should_run_one_round_when_quick_unless_rounds_are_said()
    {
        Assert.Equal(1, BenchOptions.Parse(["--quick"]).Rounds);
        Assert.Equal(2, BenchOptions.Parse(["--rounds", "2", "--quick"]).Rounds);
    }

    [Theory]
    [InlineData("--agents")]
    [InlineData("--agents", "many")]
    [InlineData("--rounds", "0")]
    [InlineData("--database", "oracle")]
    [InlineData("--fast")]
    public void Should_say_what_is_wrong(params string[] args) => Assert.Throws<ArgumentException>(() => BenchOptions.Parse(args));
}
