using System.Net;

namespace Coaching.Web.Tests.Authentication;

public sealed class PolicySpecs
{
    private static readonly string[] Roles = ["admin", "supervisor", "agent", "integration"];

    [Theory]
    [InlineData("admin", "admin")]
    [InlineData("send", "admin", "supervisor")]
    [InlineData("directory", "admin", "integration")]
    [InlineData("status", "admin", "integration")]
    [InlineData("agent", "agent")]
    [InlineData("any", "admin", "supervisor", "agent", "integration")]
    public async Task Should_let_in_exactly_these_roles(string policy, params string[] allowed)
    {
        await using var edge = await EdgeUnderTest.StartWithPoliciesAsync();

        foreach (var role in Roles)
        {
            using var response = await edge.CreateClient(Tokens.Make(role)).GetAsync($"/api/v1/{policy}");

            Assert.True(response.IsSuccessStatusCode == allowed.Contains(role), $"{role} at {policy}: {response.StatusCode}");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("boss")]
    [InlineData("Admin")]
    [InlineData("""["admin","supervisor"]""")]
    public async Task Should_answer_403_when_the_role_is_not_one_of_the_four(string? role)
    {
        await using var edge = await EdgeUnderTest.StartWithPoliciesAsync();

        using var response = await edge.CreateClient(Tokens.Make(role)).GetAsync("/api/v1/any");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("urn:coaching:problem:forbidden", (await Problem.ReadAsync(response)).Type);
    }
}
