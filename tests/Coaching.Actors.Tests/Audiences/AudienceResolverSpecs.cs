using System.Collections.Frozen;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;
using Coaching.Testing;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Audiences;

public sealed class AudienceResolverSpecs
{
    private static readonly RosterBoard NoRoster = new(DateTimeOffset.UnixEpoch);
    private static readonly Scope Everyone = new Scope.Everyone();

    [Fact]
    public void Should_agree_with_the_naive_model_when_any_filter_is_resolved() =>
        Gen.Select(AudienceGen.Directory, AudienceGen.Filter, AudienceGen.Except, AudienceGen.Scope, AudienceGen.Roster)
            .Sample((directory, filter, except, scope, roster) =>
            {
                var naive = new NaiveAudience(directory, roster);
                var index = DirectoryIndex.Build(directory.ToSnapshot());

                var resolution = AudienceResolver.Resolve(new AudienceRule.Filter(filter, except), scope, index, roster);

                var unknown = UnknownIn(filter, naive, scope).Concat(UnknownIn(except.Groups, naive, scope))
                    .Concat(except.Agents.Where(id => !naive.Exists("agent", id, scope)).Select(id => $"agent '{id}'"))
                    .Distinct().ToArray();
                var expected = naive.Resolve(filter, except, scope).ToArray();

                if (unknown.Length > 0)
                {
                    Assert.Equal(unknown, Assert.IsType<AudienceResolution.UnknownIds>(resolution).Names);
                }
                else if (expected.Length == 0)
                {
                    Assert.IsType<AudienceResolution.Nobody>(resolution);
                }
                else
                {
                    Assert.Equal(expected, Assert.IsType<AudienceResolution.Resolved>(resolution).Audience.ToArray());
                }
            });

    [Fact]
    public void Should_be_everybody_in_scope_when_no_kind_narrows() =>
        Gen.Select(AudienceGen.Directory, AudienceGen.Scope).Sample((directory, scope) =>
        {
            var index = DirectoryIndex.Build(directory.ToSnapshot());

            var filtered = AudienceResolver.Resolve(new AudienceRule.Filter(GroupFilter.Empty, AudienceExceptions.None), scope, index, NoRoster);
            var everyone = AudienceResolver.Resolve(new AudienceRule.Everyone(), scope, index, NoRoster);

            Assert.Equal(everyone, filtered);
            Assert.Equal(
                new NaiveAudience(directory, NoRoster).InScope(scope).Count(), everyone is AudienceResolution.Resolved { Audience: var all } ? all.Count : 0);
        });

    [Fact]
    public void Should_count_an_agent_once_when_named_twice()
    {
        var index = Index(Agent("ann", "north"), Agent("bob", "south"));

        var resolution = AudienceResolver.Resolve(new AudienceRule.OfAgents(["bob", "bob"]), Everyone, index, NoRoster);

        Assert.Equal([1], Assert.IsType<AudienceResolution.Resolved>(resolution).Audience.ToArray());
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("inactive")]
    [InlineData("removed")]
    [InlineData("elsewhere")]
    public void Should_name_an_agent_as_unknown_when_it_cannot_be_reached(string id)
    {
        var index = DirectoryIndex.Build(Snapshot(
            new StoredAgent(0, Agent("ann", "north"), false),
            new StoredAgent(1, Agent("inactive", "north") with { Active = false }, false),
            new StoredAgent(2, Agent("removed", "north"), true),
            new StoredAgent(3, Agent("elsewhere", "south"), false)));

        var resolution = AudienceResolver.Resolve(new AudienceRule.OfAgents(["ann", id]), Teams("north"), index, NoRoster);

        Assert.Equal([$"agent '{id}'"], Assert.IsType<AudienceResolution.UnknownIds>(resolution).Names);
    }

    [Fact]
    public void Should_name_a_team_as_unknown_when_it_is_out_of_scope()
    {
        var rule = new AudienceRule.Filter(GroupFilter.Empty with { Teams = ["north", "south"] }, AudienceExceptions.None);

        var resolution = AudienceResolver.Resolve(rule, Teams("north"), Index(Agent("ann", "north"), Agent("bob", "south")), NoRoster);

        Assert.Equal(["team 'south'"], Assert.IsType<AudienceResolution.UnknownIds>(resolution).Names);
    }

    [Fact]
    public void Should_know_an_empty_queue_when_asked_by_an_admin_only()
    {
        var rule = new AudienceRule.Filter(GroupFilter.Empty with { Queues = ["sales"] }, AudienceExceptions.None);
        var index = Index(Agent("ann", "north"));

        Assert.IsType<AudienceResolution.Nobody>(AudienceResolver.Resolve(rule, Everyone, index, NoRoster));
        Assert.IsType<AudienceResolution.UnknownIds>(AudienceResolver.Resolve(rule, Teams("north"), index, NoRoster));
    }

    [Fact]
    public void Should_be_nobody_when_a_supervisor_has_no_teams() =>
        Assert.IsType<AudienceResolution.Nobody>(
            AudienceResolver.Resolve(new AudienceRule.Everyone(), Teams(), Index(Agent("ann", "north")), NoRoster));

    private static IEnumerable<string> UnknownIn(GroupFilter filter, NaiveAudience naive, Scope scope) =>
        new[] { ("campaign", filter.Campaigns), ("list", filter.Lists), ("team", filter.Teams), ("queue", filter.Queues) }
            .SelectMany(kind => kind.Item2.Where(id => !naive.Exists(kind.Item1, id, scope)).Select(id => $"{kind.Item1} '{id}'"));

    private static Scope.OfTeams Teams(params string[] teams) => new(teams.ToFrozenSet());

    private static AgentRow Agent(string id, string team) => new(id, id, "here", team, [], []);

    private static DirectoryIndex Index(params AgentRow[] agents) =>
        DirectoryIndex.Build(Snapshot([.. agents.Select((agent, i) => new StoredAgent(i, agent, false))]));

    private static DirectorySnapshot Snapshot(params StoredAgent[] agents) => new(
        1, [new StoredSite(new SiteRow("here", "Here", "Europe/London", "03:00"))], [new GroupRow("north", "North"), new GroupRow("south", "South")],
        [], [new GroupRow("sales", "Sales")], [], agents);
}
