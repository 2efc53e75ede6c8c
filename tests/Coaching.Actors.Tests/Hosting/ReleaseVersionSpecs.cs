using Akka.Util;
using Coaching.Actors.Hosting;
using Xunit;

namespace Coaching.Actors.Tests.Hosting;

public sealed class ReleaseVersionSpecs
{
    [Theory]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("1.2.3+4f0e1b2", "1.2.3")]
    [InlineData("1.2.3-rc.1+4f0e1b2", "1.2.3-rc-1")]
    [InlineData("1.2.3-beta-2", "1.2.3-beta-2")]
    public void Should_be_the_release_without_its_build(string informational, string expected)
    {
        var version = ReleaseVersion.Of(informational);

        Assert.Equal(expected, version);
        Assert.Equal(expected, AppVersion.Create(version).Version);
    }

    [Fact]
    public void Should_put_a_release_after_its_candidates() => Assert.True(
        AppVersion.Create(ReleaseVersion.Of("1.2.3")).CompareTo(AppVersion.Create(ReleaseVersion.Of("1.2.3-rc.1"))) > 0);
}
