using Akka.Actor;
using Coaching.Actors.Hosting;
using Xunit;

namespace Coaching.Actors.Tests.Hosting;

public sealed class ClusterPlaceSpecs
{
    /// <summary>One letter a member, by rising address: reachable (r) or not (u).</summary>
    [Theory]
    [InlineData("r", true)]
    [InlineData("rr", true)]
    [InlineData("ru", true)]
    [InlineData("ur", false)]
    [InlineData("rru", true)]
    [InlineData("urr", true)]
    [InlineData("ruu", false)]
    [InlineData("uru", false)]
    [InlineData("rruu", true)]
    [InlineData("urru", false)]
    [InlineData("uurrr", true)]
    [InlineData("rruuu", false)]
    [InlineData("", false)]
    public void Should_be_the_side_that_the_split_brain_resolver_keeps(string members, bool kept)
    {
        var seen = members.Select((m, i) => (new Address("akka.tcp", "coaching", $"10.0.0.{i + 1}", 8110), m == 'r'));

        Assert.Equal(kept, ClusterPlace.IsMajority(seen.Reverse()));
    }
}
