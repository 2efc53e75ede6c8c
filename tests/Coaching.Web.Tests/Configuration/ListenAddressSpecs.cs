using Coaching.Actors.Configuration;
using Coaching.Host.Configuration;

namespace Coaching.Web.Tests.Configuration;

public sealed class ListenAddressSpecs
{
    [Theory]
    [InlineData(null, null, true, "http://localhost:5080")]
    [InlineData("", " ", true, "http://localhost:5080")]
    [InlineData(null, "6000", true, "http://localhost:6000")]
    [InlineData(null, "0", true, "http://127.0.0.1:0")]
    [InlineData("http://+:7000", "6000", true, "http://+:7000")]
    [InlineData(null, null, false, "http://+:5080")]
    [InlineData(null, "6000", false, "http://+:6000")]
    public void Should_listen_here(string? urls, string? port, bool development, string expected) =>
        Assert.Equal(expected, ListenAddress.Choose(urls, port, development));

    [Theory]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("http")]
    public void Should_name_the_variable_when_it_is_no_port(string port) =>
        Assert.Contains("PORT", Assert.Throws<SettingsException>(() => ListenAddress.Choose(null, port, true)).Message, StringComparison.Ordinal);
}
