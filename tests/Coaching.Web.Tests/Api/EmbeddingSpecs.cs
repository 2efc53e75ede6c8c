using Coaching.Web.Api;
using Microsoft.AspNetCore.Builder;

namespace Coaching.Web.Tests.Api;

public sealed class EmbeddingSpecs
{
    [Theory]
    [InlineData("/hubs/embedded", "", true)]
    [InlineData("/hubs/embedded", "https://desktop.example", true)]
    [InlineData("/hubs/embedded", "https://other.example", false)]
    [InlineData("/api/v1/any", "", false)]
    public async Task Should_let_other_sites_in_only_where_a_policy_says_so(string path, string origins, bool expected)
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            routes =>
            {
                EdgeUnderTest.MapPolicies(routes);
                routes.MapPost("/hubs/embedded", () => "in").RequireCors(Embedding.Policy);
            },
            settings: [("Authentication:SigningKey", Tokens.Key), ("Embedding:Origins", origins)]);
        using var preflight = new HttpRequestMessage(HttpMethod.Options, path);
        preflight.Headers.Add("Origin", "https://desktop.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization");

        using var response = await edge.CreateClient().SendAsync(preflight);

        Assert.Equal(expected, response.Headers.Contains("Access-Control-Allow-Origin"));
    }
}
