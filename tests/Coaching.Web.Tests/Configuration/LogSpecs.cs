using System.Collections.Concurrent;
using System.Diagnostics;

namespace Coaching.Web.Tests.Configuration;

public sealed class LogSpecs
{
    [Theory]
    [InlineData("Warning")]
    [InlineData("Verbose")]
    public async Task Should_never_log_a_token_when_it_comes_in_the_query(string level)
    {
        await using var host = new HostUnderTest(
            ("Serilog:MinimumLevel:Default", level),
            ("Serilog:MinimumLevel:Override:Microsoft.AspNetCore", level),
            ("Serilog:MinimumLevel:Override:Serilog.AspNetCore.RequestLoggingMiddleware", "Information"));
        var tags = new ConcurrentQueue<string>();
        using var listener = Listen(tags);
        var token = Tokens.Make();

        using var negotiated = await host.CreateClient().PostAsync($"/hubs/agent/negotiate?access_token={token}", null);
        var socket = host.Server.CreateWebSocketClient();
        await Record.ExceptionAsync(() => socket.ConnectAsync(new Uri($"ws://localhost/hubs/agent?access_token={token}"), CancellationToken.None));

        Assert.Contains("/hubs/agent/negotiate", host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Split('.')[1], host.Log.Text, StringComparison.Ordinal);
        Assert.Contains(tags, tag => tag.Contains("/hubs/agent", StringComparison.Ordinal));
        Assert.DoesNotContain(tags, tag => tag.Contains(token.Split('.')[1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_log_requests_without_their_query_when_they_are_served()
    {
        await using var host = new HostUnderTest();

        using var response = await host.CreateClient().GetAsync("/config?search=somebody");

        Assert.Contains("HTTP GET /config responded 200", host.Log.Text.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("somebody", host.Log.Text, StringComparison.Ordinal);
    }

    private static ActivityListener Listen(ConcurrentQueue<string> tags)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                foreach (var tag in activity.TagObjects)
                {
                    tags.Enqueue($"{tag.Key}={tag.Value}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
