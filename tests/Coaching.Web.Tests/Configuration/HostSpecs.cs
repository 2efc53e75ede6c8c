using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Coaching.Web.Tests.Contract;

namespace Coaching.Web.Tests.Configuration;

public sealed class HostSpecs
{
    [Theory]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    [InlineData("/healthz")]
    [InlineData("/metrics")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/v1/config")]
    [InlineData("/auth/config")]
    public async Task Should_answer_anybody_here(string path)
    {
        await using var host = new HostUnderTest();
        using var client = host.CreateClient();

        // A node is ready some moments after it answers.
        await Eventually.TrueAsync(async () => (await client.GetAsync(path)).StatusCode == HttpStatusCode.OK);

        using var response = await client.GetAsync(path);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Should_tell_pages_the_limits_when_asked()
    {
        await using var host = new HostUnderTest(("Messages:MaxLength", "700"), ("Statuses:Reasons:0", "tea"));
        using var client = host.CreateClient();

        Assert.Equal(
            """{"messages":{"maxLength":700},"statuses":{"reasons":["tea"]},"development":true}""", await client.GetStringAsync("/api/v1/config"));
        Assert.Equal("""{"mode":"Development"}""", await client.GetStringAsync("/auth/config"));
    }

    [Fact]
    public async Task Should_refuse_the_body_when_it_is_over_a_megabyte()
    {
        await using var host = new HostUnderTest();
        host.UseKestrel(0);
        host.StartServer();
        using var body = new StringContent($$"""{"user":"{{new string('u', 1024 * 1024)}}"}""", Encoding.UTF8, "application/json");

        using var response = await host.CreateClient().PostAsync("/dev/token", body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("urn:coaching:problem:too-large", (await Problem.ReadAsync(response)).Type);
    }

    [Fact]
    public async Task Should_describe_sign_in_and_problems_when_asked_for_the_document()
    {
        await using var host = new HostUnderTest();

        var document = await host.CreateClient().GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var token = document.GetProperty("paths").GetProperty("/dev/token").GetProperty("post");

        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString());
        Assert.True(token.GetProperty("responses").GetProperty("400").GetProperty("content").TryGetProperty("application/problem+json", out _));
    }

    [Theory]
    [InlineData("Development", HttpStatusCode.OK)]
    [InlineData("Production", HttpStatusCode.NotFound)]
    public async Task Should_offer_the_page_to_try_the_api_on_in_development_only(string environment, HttpStatusCode expected)
    {
        await using var host = new HostUnderTest(("Authentication:SigningKey", Tokens.Key)) { EnvironmentName = environment };

        using var response = await host.CreateClient().GetAsync("/scalar/");

        Assert.Equal(expected, response.StatusCode);
    }
}
