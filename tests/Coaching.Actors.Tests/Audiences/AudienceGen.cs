using System.Collections.Frozen;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;
using Coaching.Testing;
using CsCheck;

namespace Coaching.Actors.Tests.Audiences;

/// <summary>Random directories of 40 agents with rules and scopes that fit them, and now and then an id that does not.</summary>
internal static class AudienceGen
{
    public static readonly Gen<DirectoryDocument> Directory = Gen.Int[0, 1_000].Select(seed => DirectoryGenerator.Generate(40, seed));

    public static readonly Gen<Scope> Scope = Gen.OneOf(
        Gen.Const<Scope>(new Scope.Everyone()),
        Ids("team", 3, 2).Select(teams => (Scope)new Scope.OfTeams(teams.ToFrozenSet())));

    public static readonly Gen<GroupFilter> Filter =
        Gen.Select(Ids("campaign", 3, 2), Ids("list", 3, 2), Ids("team", 2, 1), Ids("queue", 3, 2), Statuses(2))
            .Select((campaigns, lists, teams, queues, statuses) => new GroupFilter(campaigns, lists, teams, queues, statuses));

    public static readonly Gen<AudienceExceptions> Except = Gen.Select(Filter, Ids("agent", 40, 3, "D5"))
        .Select((groups, agents) => new AudienceExceptions(groups, agents));

    public static readonly Gen<AudienceRule> Rule = Gen.OneOf(
        Gen.Const<AudienceRule>(new AudienceRule.Everyone()),
        Ids("agent", 40, 5, "D5").Select(ids => (AudienceRule)new AudienceRule.OfAgents(ids)),
        Gen.Select(Filter, Except).Select((groups, except) => (AudienceRule)new AudienceRule.Filter(groups, except)));

    public static readonly Gen<RosterBoard> Roster = Gen.Enum<AgentStatus>().Where(status => status != AgentStatus.Unspecified).Array[40].Select(statuses =>
    {
        var board = new RosterBoard(DateTimeOffset.UnixEpoch);

        for (var i = 0; i < statuses.Length; i++)
        {
            board.Set(i, new ShownStatus(statuses[i], null, DateTimeOffset.UnixEpoch));
        }

        return board;
    });

    private static Gen<string[]> Ids(string kind, int count, int most, string format = "D4") =>
        Gen.Int[0, count * 20].Select(i => i == 0 ? "nobody-knows" : $"{kind}-{(i % count).ToString(format, null)}").Array[0, most];

    private static Gen<AgentStatus[]> Statuses(int most) =>
        Gen.Enum<AgentStatus>().Where(status => status != AgentStatus.Unspecified).Array[0, most];
}
