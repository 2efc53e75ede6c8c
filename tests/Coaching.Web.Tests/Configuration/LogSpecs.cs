using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Coaching.Actors.Hosting;
using Coaching.Host.Configuration;
using Coaching.Web.Tests.Contract;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using Serilog.Core;

namespace Coaching.Web.Tests.Configuration;

public sealed class LogSpecs
{
    public static TheoryData<string, string> QueryTokens => new()
    {
        { "Warning", Tokens.Make() },
        { "Verbose", Tokens.Make() },
        { "Verbose", Tokens.Make(expiresIn: TimeSpan.FromHours(-1)) },
        { "Verbose", Tokens.Forged() },
        { "Verbose", Tokens.Make(user: null) },
    };

    [Theory]
    [MemberData(nameof(QueryTokens))]
    public async Task Should_never_log_a_token_when_it_comes_in_the_query(string level, string token)
    {
        var log = new CapturedLog();
        await using var edge = await EdgeUnderTest.StartAsync(
            EdgeUnderTest.MapPolicies,
            services => services.AddSingleton<ILogEventSink>(log),
            ("Authentication:SigningKey", Tokens.Key),
            ("Serilog:MinimumLevel:Default", level),
            ("Serilog:MinimumLevel:Override:Microsoft.AspNetCore", level),
            ("Serilog:MinimumLevel:Override:Serilog.AspNetCore.RequestLoggingMiddleware", "Information"));

        using var response = await edge.CreateClient().GetAsync($"/hubs/any?access_token={token}&id=1");

        Assert.Contains("/hubs/any", log.Text, StringComparison.Ordinal);
        Assert.All(token.Split('.'), part => Assert.DoesNotContain(part, log.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_trace_no_token_when_it_comes_in_the_query()
    {
        await using var host = new HostUnderTest
        {
            ConfigureServices = services => services.AddOpenTelemetry().WithTracing(HostTelemetry.AddTraces),
        };
        var tags = new ConcurrentQueue<string>();
        using var listener = Listen(tags);

        using var response = await host.CreateClient().GetAsync("/hubs/nothing-here?access_token=canary");

        // A trace ends after the answer has left.
        await Eventually.AssertAsync(() =>
        {
            Assert.Contains(tags, tag => tag.Contains("/hubs/nothing-here", StringComparison.Ordinal));
            return Task.CompletedTask;
        });
        Assert.DoesNotContain(tags, tag => tag.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_trace_nothing_when_there_is_nowhere_to_send_it()
    {
        await using var host = new HostUnderTest();

        Assert.Null(host.Services.GetService<TracerProvider>());
    }

    [Fact]
    public async Task Should_log_requests_without_their_query_when_they_are_served()
    {
        await using var host = new HostUnderTest();

        using var response = await host.CreateClient().GetAsync("/api/v1/config?search=somebody");

        // The line is written after the answer has left.
        await Eventually.AssertAsync(() =>
        {
            Assert.Contains("HTTP GET /api/v1/config responded 200", host.Log.Text.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
            return Task.CompletedTask;
        });
        Assert.DoesNotContain("somebody", host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_log_no_error_when_the_node_goes_down_and_says_so()
    {
        await using var host = new HostUnderTest();
        using var client = host.CreateClient();
        host.Services.GetRequiredService<NodeDrain>().Start();

        using var response = await client.GetAsync("/api/v1/config");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        await Eventually.AssertAsync(() =>
        {
            Assert.Contains(
                "Warning HTTP GET /api/v1/config responded 503", host.Log.Text.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
            return Task.CompletedTask;
        });
        Assert.DoesNotContain("Error ", host.Log.Text, StringComparison.Ordinal);
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
