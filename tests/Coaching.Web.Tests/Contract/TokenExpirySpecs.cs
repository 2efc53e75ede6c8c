using System.Net;
using Coaching.Web.Authentication;

namespace Coaching.Web.Tests.Contract;

/// <summary>A host as in production, with a signing key: connections last no longer than their tokens.</summary>
public sealed class TokenExpirySpecs(TokenExpirySpecs.Host host) : IClassFixture<TokenExpirySpecs.Host>
{
    public sealed class Host() : LiveHost("Production", ("Authentication:SigningKey", Tokens.Key))
    {
        internal override string TokenFor(Role role, string user, params string[]? teams) => Short(role, user, TimeSpan.FromMinutes(5));

        internal static string Short(Role role, string user, TimeSpan life) => Tokens.Make(role.ToString().ToLowerInvariant(), user, expiresIn: life);
    }

    [Fact]
    public async Task Should_end_an_agents_connection_with_its_token_and_no_other()
    {
        await using var lasting = await host.OpenAsync("ann");
        await using var page = await AgentPage.OpenAsync(host.Connection("/hubs/agent", Host.Short(Role.Agent, "ann", TimeSpan.FromSeconds(3))));

        await page.Closed;

        var id = await host.Admin.SendMessageAsync(Centre.To("ann"), "Still there.");
        Assert.Equal(id, (await lasting.MessageAsync()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Should_end_a_coaching_page_with_its_token()
    {
        await using var page = await host.WatchAsync(Host.Short(Role.Admin, "ada", TimeSpan.FromSeconds(3)));
        await page.WatchAgentsAsync(new { });
        await page.AgentsUntilAsync(Centre.Everybody);

        await page.Closed;
    }

    [Fact]
    public async Task Should_refuse_a_token_that_is_over()
    {
        var over = Host.Short(Role.Agent, "ann", TimeSpan.FromMinutes(-2));

        (await host.WithToken(over).PostAsync("/hubs/agent/negotiate?negotiateVersion=1")).IsProblem(HttpStatusCode.Unauthorized);
        (await host.WithToken(over).GetAsync("inbox")).IsProblem(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/dev/token")]
    [InlineData("/dev/clock")]
    public async Task Should_have_no_development_tools_in_production(string path) =>
        (await host.Admin.PostAsync(path, "{}")).IsProblem(HttpStatusCode.NotFound);
}
