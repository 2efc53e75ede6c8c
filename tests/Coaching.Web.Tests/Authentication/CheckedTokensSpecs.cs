using System.Net;
using System.Security.Claims;
using Coaching.Web.Authentication;
using Microsoft.Extensions.Time.Testing;

namespace Coaching.Web.Tests.Authentication;

public sealed class CheckedTokensSpecs : IDisposable
{
    private static readonly ClaimsPrincipal User = new(new ClaimsIdentity("test"));

    private readonly FakeTimeProvider clock = new();
    private readonly CheckedTokens tokens;

    public CheckedTokensSpecs() => tokens = new CheckedTokens(clock);

    public void Dispose() => tokens.Dispose();

    [Fact]
    public void Should_know_a_token_for_as_long_as_it_is_trusted()
    {
        tokens.Add("token", User, clock.GetUtcNow().AddHours(1));

        clock.Advance(CheckedTokens.TrustFor - TimeSpan.FromTicks(1));
        Assert.Same(User, tokens.Find("token"));

        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(tokens.Find("token"));
    }

    [Fact]
    public void Should_forget_a_token_the_moment_it_expires()
    {
        tokens.Add("token", User, clock.GetUtcNow().AddSeconds(5));

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(tokens.Find("token"));
    }

    [Fact]
    public void Should_not_know_a_token_that_differs()
    {
        tokens.Add("token", User, clock.GetUtcNow().AddHours(1));

        Assert.Null(tokens.Find("tokeN"));
    }

    [Fact]
    public async Task Should_answer_each_caller_as_at_first_when_tokens_come_again()
    {
        await using var edge = await EdgeUnderTest.StartWithPoliciesAsync();
        (string Token, HttpStatusCode Expected)[] calls =
        [
            (Tokens.Make(role: "admin"), HttpStatusCode.OK),
            (Tokens.Make(role: "agent"), HttpStatusCode.Forbidden),
            (Tokens.Forged(), HttpStatusCode.Unauthorized),
        ];

        foreach (var (token, expected) in calls.Concat(calls))
        {
            using var response = await edge.CreateClient(token).GetAsync("/api/v1/admin");

            Assert.Equal(expected, response.StatusCode);
        }
    }
}
