using Coaching.Host.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Coaching.Web.Tests.Configuration;

public sealed class HostArgumentsSpecs
{
    [Theory]
    [InlineData("--simulate", "--simulate=true")]
    [InlineData("--simulate --Cluster:Port 4053", "--simulate=true --Cluster:Port 4053")]
    [InlineData("--Cluster:Port 4053 --simulate", "--Cluster:Port 4053 --simulate=true")]
    [InlineData("--Cluster:Port=4053 --environment Development", "--Cluster:Port=4053 --environment Development")]
    public void Should_mean_true_when_a_switch_has_no_value(string given, string expected) =>
        Assert.Equal(expected.Split(' '), HostArguments.WithFlags(given.Split(' ')));

    [Fact]
    public void Should_not_watch_files_for_new_settings_since_what_was_read_at_the_start_counts()
    {
        var files = WebApplication.CreateBuilder(HostArguments.Options([])).Configuration.Sources.OfType<FileConfigurationSource>().ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.False(file.ReloadOnChange, file.Path));
    }
}
