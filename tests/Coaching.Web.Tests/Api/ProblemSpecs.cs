using System.Net;
using System.Text;
using Coaching.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Coaching.Web.Tests.Api;

public sealed class ProblemSpecs
{
    private const string Secret = "canary";

    [Fact]
    public async Task Should_be_404_when_there_is_no_such_address_even_for_browsers()
    {
        await using var edge = await StartAsync();
        using var client = edge.CreateClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var response = await client.GetAsync("/api/v1/nothing");

        Assert.Equal("urn:coaching:problem:not-found", (await Problem.ReadAsync(response)).Type);
    }

    [Theory]
    [InlineData("""{"inner":{"count":"canary"}}""", "inner.count")]
    [InlineData("""{"inner":{"colour":"canary"}}""", "inner.colour")]
    [InlineData("""{"inner":{"at":"canary"}}""", "inner.at")]
    [InlineData("""{"inner":{"count":canary}}""", "inner.count")]
    [InlineData("""{"inner":{}""", "body")]
    [InlineData("""{"inner":{},"inner":{}}""", "inner")]
    [InlineData("canary", "body")]
    [InlineData("", "body")]
    public async Task Should_name_the_place_and_quote_nothing_when_json_is_malformed(string json, string place)
    {
        await using var edge = await StartAsync();

        using var response = await edge.CreateClient().PostAsync("/open/json", new StringContent(json, Encoding.UTF8, "application/json"));
        var problem = await Problem.ReadAsync(response);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("urn:coaching:problem:malformed-request", problem.Type);
        Assert.Contains(place, problem.Errors!.Keys);
        Assert.DoesNotContain(Secret, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"inner":{"count":1,"colour":"darkRed","at":"2030-01-01T02:00:00+02:00"},"more":"?"}""")]
    [InlineData("""{"inner":{"count":1,"colour":"darkRed","at":"2030-01-01T00:00:00"}}""")]
    public async Task Should_speak_camel_case_and_utc_when_all_is_well(string json)
    {
        await using var edge = await StartAsync();

        using var response = await edge.CreateClient().PostAsync("/open/json", new StringContent(json, Encoding.UTF8, "application/json"));

        Assert.Equal("""{"count":1,"colour":"darkRed","at":"2030-01-01T00:00:00.000Z"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Should_name_the_parameter_and_quote_nothing_when_a_query_is_wrong()
    {
        await using var edge = await StartAsync();

        using var response = await edge.CreateClient().GetAsync($"/open/query?limit={Secret}");
        var problem = await Problem.ReadAsync(response);

        Assert.Equal("urn:coaching:problem:validation", problem.Type);
        Assert.Equal(["limit"], problem.Errors!.Keys);
        Assert.DoesNotContain(Secret, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_be_405_when_the_method_is_another()
    {
        await using var edge = await StartAsync();

        using var response = await edge.CreateClient().DeleteAsync("/open/json");

        Assert.Equal("urn:coaching:problem:method-not-allowed", (await Problem.ReadAsync(response)).Type);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Should_be_415_when_the_body_is_not_json()
    {
        await using var edge = await StartAsync();

        using var response = await edge.CreateClient().PostAsync("/open/json", new StringContent("a=b", Encoding.UTF8, "text/csv"));

        Assert.Equal("urn:coaching:problem:unsupported-media-type", (await Problem.ReadAsync(response)).Type);
    }

    [Fact]
    public async Task Should_say_nothing_of_the_inside_when_something_fails()
    {
        await using var edge = await StartAsync();

        using var response = await edge.CreateClient().GetAsync("/open/failure");

        Assert.Equal("urn:coaching:problem:internal", (await Problem.ReadAsync(response)).Type);
        Assert.DoesNotContain(Secret, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Should_say_when_to_come_back_when_unavailable()
    {
        await using var edge = await StartAsync();

        using var response = await edge.CreateClient().GetAsync("/open/unavailable");

        Assert.Equal("urn:coaching:problem:unavailable", (await Problem.ReadAsync(response)).Type);
        Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Should_tell_strangers_nothing_more_than_401_when_the_api_knows_the_address()
    {
        await using var edge = await StartAsync();

        using var response = await edge.CreateClient().DeleteAsync("/api/v1/admin");

        Assert.Equal("urn:coaching:problem:unauthenticated", (await Problem.ReadAsync(response)).Type);
    }

    private static Task<EdgeUnderTest> StartAsync() => EdgeUnderTest.StartAsync(
        routes =>
        {
            EdgeUnderTest.MapPolicies(routes);
            var open = routes.MapGroup("/open").AllowAnonymous();
            open.MapPost("/json", (Outer outer) => outer.Inner);
            open.MapGet("/query", (int limit) => limit);
            open.MapGet("/failure", string () => throw new InvalidOperationException(Secret));
            open.MapGet("/unavailable", () => Problems.Unavailable(TimeSpan.FromSeconds(1.5), "Not now."));
        },
        settings: ("Authentication:SigningKey", Tokens.Key));

    private sealed record Outer(Inner Inner);

    private sealed record Inner(int Count, Colour Colour, DateTimeOffset At);

    private enum Colour
    {
        Green,
        DarkRed,
    }
}
