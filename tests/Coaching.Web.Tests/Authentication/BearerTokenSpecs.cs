using System.Net;
using Microsoft.IdentityModel.Tokens;

namespace Coaching.Web.Tests.Authentication;

public sealed class BearerTokenSpecs
{
    public static TheoryData<string, string?> BadTokens => new()
    {
        { "none", null },
        { "no token at all", "abc" },
        { "expired", Tokens.Make(expiresIn: TimeSpan.FromMinutes(-1)) },
        { "never expiring", Tokens.Make(expires: false) },
        { "of another key", Tokens.Make(key: "another key that is long enough too") },
        { "forged", Tokens.Forged() },
        { "unsigned", Tokens.Unsigned() },
        { "HS512", Tokens.Make(key: Tokens.Key, signer: Longer()) },
        { "without sub", Tokens.Make(user: null) },
        { "with a sub that is no id", Tokens.Make(user: "a b") },
        { "with a sub that is too long", Tokens.Make(user: new string('a', 65)) },
    };

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task Should_answer_401_when_the_token_is_bad(string why, string? token)
    {
        await using var edge = await EdgeUnderTest.StartWithPoliciesAsync();

        using var response = await edge.CreateClient(token).GetAsync("/api/v1/any");

        Assert.True(HttpStatusCode.Unauthorized == response.StatusCode, why);
        Assert.Equal("urn:coaching:problem:unauthenticated", (await Problem.ReadAsync(response)).Type);
        Assert.Contains(response.Headers.WwwAuthenticate, challenge => challenge.Scheme == "Bearer");
    }

    [Theory]
    [InlineData("coaching", "pages", HttpStatusCode.OK)]
    [InlineData("other", "pages", HttpStatusCode.Unauthorized)]
    [InlineData("coaching", "other", HttpStatusCode.Unauthorized)]
    [InlineData(null, "pages", HttpStatusCode.Unauthorized)]
    [InlineData("coaching", null, HttpStatusCode.Unauthorized)]
    public async Task Should_check_issuer_and_audience_when_they_are_set(string? issuer, string? audience, HttpStatusCode expected)
    {
        await using var edge = await EdgeUnderTest.StartWithPoliciesAsync(
            ("Authentication:Issuer", "coaching"), ("Authentication:Audience", "pages"));

        using var response = await edge.CreateClient(Tokens.Make(issuer: issuer, audience: audience)).GetAsync("/api/v1/any");

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Should_accept_any_issuer_and_audience_when_they_are_set_to_nothing()
    {
        await using var edge = await EdgeUnderTest.StartWithPoliciesAsync(("Authentication:Issuer", ""), ("Authentication:Audience", " "));

        using var response = await edge.CreateClient(Tokens.Make(issuer: "somebody", audience: "something")).GetAsync("/api/v1/any");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/hubs/any", HttpStatusCode.OK)]
    [InlineData("/api/v1/any", HttpStatusCode.Unauthorized)]
    public async Task Should_take_a_token_from_the_query_when_the_path_is_a_hubs(string path, HttpStatusCode expected)
    {
        await using var edge = await EdgeUnderTest.StartWithPoliciesAsync();

        using var response = await edge.CreateClient().GetAsync($"{path}?access_token={Tokens.Make()}");

        Assert.Equal(expected, response.StatusCode);
    }

    private static SigningCredentials Longer() =>
        new(new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(Tokens.Key.PadRight(64, '.'))), SecurityAlgorithms.HmacSha512);
}
