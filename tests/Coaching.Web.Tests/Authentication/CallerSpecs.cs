using System.Collections.Frozen;
using System.Security.Claims;
using Coaching.Actors.Protocol;
using Coaching.Web.Authentication;

namespace Coaching.Web.Tests.Authentication;

public sealed class CallerSpecs
{
    [Fact]
    public void Should_see_everyone_when_admin_even_with_teams()
    {
        var caller = Caller.From(Principal(("sub", "u1"), ("name", "Una"), ("role", "admin"), ("teams", "north")));

        Assert.Equal(new Caller(new UserRef("u1", "Una"), Role.Admin, new Scope.Everyone()), caller);
    }

    [Fact]
    public void Should_see_nobody_when_a_supervisor_has_no_teams() => Assert.Empty(TeamsOf(("role", "supervisor")));

    [Theory]
    [InlineData("""["north","south"]""")]
    [InlineData("north,south")]
    [InlineData("north south")]
    public void Should_read_teams_when_they_are_one_claim(string teams) =>
        Assert.Equal(["north", "south"], TeamsOf(("role", "supervisor"), ("teams", teams)).Order());

    [Fact]
    public void Should_read_teams_when_the_claim_is_repeated() =>
        Assert.Equal(["north", "south"], TeamsOf(("role", "supervisor"), ("teams", "north"), ("teams", "south")).Order());

    [Theory]
    [InlineData("[\"north\"")]
    [InlineData("[1]")]
    [InlineData("""{"all":true}""")]
    [InlineData("*")]
    [InlineData("")]
    public void Should_see_nobody_when_teams_are_no_ids(string teams) => Assert.Empty(TeamsOf(("role", "supervisor"), ("teams", teams)));

    [Theory]
    [InlineData("agent")]
    [InlineData("integration")]
    public void Should_see_nobody_when_the_role_sends_nothing(string role) => Assert.Empty(TeamsOf(("role", role), ("teams", "north")));

    [Fact]
    public void Should_be_called_by_the_id_when_there_is_no_name() =>
        Assert.Equal("u1", Caller.From(Principal(("sub", "u1"), ("role", "agent"), ("name", " "))).User.Name);

    [Fact]
    public void Should_refuse_when_no_policy_stood_before() =>
        Assert.Throws<InvalidOperationException>(() => Caller.From(Principal(("sub", "u1"))));

    [Fact]
    public void Should_be_the_same_caller_when_only_the_claims_that_are_needed_are_left()
    {
        var whole = Principal(("iss", "x"), ("sub", "u1"), ("name", "Una"), ("role", "supervisor"), ("teams", "north"), ("teams", "south"), ("exp", "1"));

        var needed = TokenClaims.Needed(whole);

        Assert.Equal(["sub", "name", "role", "teams", "teams"], needed.Claims.Select(claim => claim.Type));
        Assert.Equal(Caller.From(whole).User, Caller.From(needed).User);
        Assert.Equal(TeamsIn(whole), TeamsIn(needed));
        Assert.True(needed.Identity!.IsAuthenticated);
    }

    private static IEnumerable<string> TeamsIn(ClaimsPrincipal principal) => Assert.IsType<Scope.OfTeams>(Caller.From(principal).Scope).Teams.Order();

    private static FrozenSet<string> TeamsOf(params (string Type, string Value)[] claims) =>
        Assert.IsType<Scope.OfTeams>(Caller.From(Principal([("sub", "u1"), .. claims])).Scope).Teams;

    private static ClaimsPrincipal Principal(params (string Type, string Value)[] claims) =>
        new(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value)), "test"));
}
