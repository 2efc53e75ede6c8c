using System.Text.Json;
using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Audiences;

public sealed class AudienceRuleJsonSpecs
{
    [Fact]
    public void Should_write_the_same_text_when_read_back() =>
        AudienceGen.Rule.Sample(rule =>
        {
            var text = AudienceRuleJson.Write(rule);

            Assert.Equal(text, AudienceRuleJson.Write(AudienceRuleJson.Parse(text)));
        });

    [Fact]
    public void Should_write_the_same_text_when_ids_come_in_another_order_or_twice() =>
        AudienceGen.Rule.Sample(rule => Assert.Equal(AudienceRuleJson.Write(rule), AudienceRuleJson.Write(Shuffled(rule))));

    [Fact]
    public void Should_leave_out_what_is_empty_when_written()
    {
        var some = new GroupFilter([], [], ["b", "a", "b"], [], [AgentStatus.OnBreak, AgentStatus.Available]);

        Assert.Equal("""{"everyone":true}""", AudienceRuleJson.Write(new AudienceRule.Everyone()));
        Assert.Equal("""{"agents":["A","a"]}""", AudienceRuleJson.Write(new AudienceRule.OfAgents(["a", "A", "a"])));
        Assert.Equal("""{"filter":{}}""", AudienceRuleJson.Write(new AudienceRule.Filter(GroupFilter.Empty, AudienceExceptions.None)));
        Assert.Equal(
            """{"filter":{"teams":["a","b"],"statuses":["available","onBreak"],"except":{"agents":["x"]}}}""",
            AudienceRuleJson.Write(new AudienceRule.Filter(some, new AudienceExceptions(GroupFilter.Empty, ["x"]))));
    }

    [Theory]
    [InlineData("""null""", "audience")]
    [InlineData("""[]""", "audience")]
    [InlineData("""{}""", "audience")]
    [InlineData("""{"everyone":true,"agents":["a"]}""", "audience")]
    [InlineData("""{"everyone":false}""", "audience.everyone")]
    [InlineData("""{"everyone":true,"everyone":true}""", "audience.everyone")]
    [InlineData("""{"agents":"a"}""", "audience.agents")]
    [InlineData("""{"agents":["a",7,"b c",null]}""", "audience.agents[1]", "audience.agents[2]", "audience.agents[3]")]
    [InlineData("""{"agents":["\ud800"]}""", "audience.agents[0]")]
    [InlineData("""{"filter":[]}""", "audience.filter")]
    [InlineData("""{"filter":{"team":["a"]}}""", "audience.filter.team")]
    [InlineData("""{"filter":{"agents":["a"]}}""", "audience.filter.agents")]
    [InlineData("""{"filter":{"statuses":["OnBreak"],"except":{"teams":[""],"lists":{}}}}""",
        "audience.filter.except.lists", "audience.filter.except.teams[0]", "audience.filter.statuses[0]")]
    public void Should_name_every_fault_when_malformed(string json, params string[] paths)
    {
        var reading = AudienceRuleJson.Read(JsonElement.Parse(json));

        Assert.Equal(paths, Assert.IsType<AudienceRuleReading.Faulty>(reading).Faults.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Should_take_null_as_missing_when_a_typed_client_sends_it()
    {
        var reading = AudienceRuleJson.Read(JsonElement.Parse("""{"agents":null,"everyone":null,"filter":{"teams":["a"],"lists":null,"except":null}}"""));

        Assert.Equal("""{"filter":{"teams":["a"]}}""", AudienceRuleJson.Write(Assert.IsType<AudienceRuleReading.Sound>(reading).Rule));
    }

    [Fact]
    public void Should_throw_when_what_was_stored_is_no_rule() =>
        Assert.Throws<FormatException>(() => AudienceRuleJson.Parse("""{"agent":["a"]}"""));

    private static AudienceRule Shuffled(AudienceRule rule) => rule switch
    {
        AudienceRule.OfAgents of => new AudienceRule.OfAgents(Shuffled(of.Agents)),
        AudienceRule.Filter filter => new AudienceRule.Filter(
            Shuffled(filter.Groups), new AudienceExceptions(Shuffled(filter.Except.Groups), Shuffled(filter.Except.Agents))),
        _ => rule,
    };

    private static GroupFilter Shuffled(GroupFilter filter) => new(
        Shuffled(filter.Campaigns), Shuffled(filter.Lists), Shuffled(filter.Teams), Shuffled(filter.Queues), Shuffled(filter.Statuses));

    private static T[] Shuffled<T>(IReadOnlyList<T> items) => [.. items.Reverse(), .. items];
}
