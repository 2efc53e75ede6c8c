using Coaching.Actors.Agents;
using Coaching.Actors.Protocol;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Agents;

public sealed class AgentMessageExtractorSpecs
{
    private readonly AgentMessageExtractor extractor = new(120);

    [Theory]
    [InlineData("agent-001", "22")]
    [InlineData("agent-00042", "20")]
    [InlineData("a", "57")]
    [InlineData("J.Smith_7-b", "36")]
    public void Should_stay_in_the_same_shard_for_ever(string agent, string shard) => Assert.Equal(shard, extractor.ShardId(agent));

    [Fact]
    public void Should_answer_the_same_for_a_command_and_its_agent()
    {
        var command = new AgentCommand.GetInbox(new AgentId("agent-001"), 7);

        Assert.Equal("agent-001", extractor.EntityId(command));
        Assert.Equal(extractor.ShardId("agent-001"), extractor.ShardId(command));
        Assert.Same(command, extractor.EntityMessage(command));
    }

    [Fact]
    public void Should_leave_alone_what_is_no_command()
    {
        var stranger = new AgentLeft();

        Assert.Null(extractor.EntityId(stranger));
        Assert.Null(extractor.ShardId(stranger));
    }

    [Fact]
    public void Should_name_a_shard_within_range_for_any_id() =>
        Gen.String[Gen.Char.AlphaNumeric, 1, 64].Sample(id => int.Parse(extractor.ShardId(id)) is >= 0 and < 120);

    [Fact]
    public void Should_spread_agents_evenly()
    {
        var sizes = Enumerable.Range(0, 12_000).GroupBy(i => extractor.ShardId($"agent-{i:D5}")).Select(g => g.Count()).ToList();

        Assert.Equal(120, sizes.Count);
        Assert.InRange(sizes.Max(), 100, 200);
    }
}
