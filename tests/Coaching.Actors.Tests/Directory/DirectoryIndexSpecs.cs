using System.Collections.Frozen;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Xunit;

namespace Coaching.Actors.Tests.Directory;

public sealed class DirectoryIndexSpecs
{
    private static readonly DirectoryIndex Index = DirectoryIndex.Build(new DirectorySnapshot(
        7,
        [new StoredSite(new SiteRow("london", "London", "Europe/London", "03:30"))],
        [new GroupRow("north", "North"), new GroupRow("south", "South"), new GroupRow("empty", "Empty")],
        [new GroupRow("leads", "Leads")],
        [new GroupRow("sales", "Sales"), new GroupRow("own", "Own")],
        [new CampaignRow("spring", "Spring", ["leads"], ["sales"])],
        [
            Stored(0, "zed", "ann", "north", ["spring"], []),
            Stored(1, "bob", "Ann", "south", [], ["own"]),
            Stored(2, "abe", "ANN", "north", ["spring"], ["own"]),
            Stored(4, "off", "Off", "north", ["spring"], ["own"], active: false),
            Stored(9, "old", "Old", "gone", ["gone"], ["gone"], removed: true),
        ]));

    [Fact]
    public void Should_put_agents_in_lists_and_queues_when_their_campaign_runs_them()
    {
        Assert.Equal([0, 2], Members(GroupKind.Campaign, "spring"));
        Assert.Equal([0, 2], Members(GroupKind.List, "leads"));
        Assert.Equal([0, 2], Members(GroupKind.Queue, "sales"));
        Assert.Equal([1, 2], Members(GroupKind.Queue, "own"));
        Assert.Equal([0, 2], Members(GroupKind.Team, "north"));
        Assert.Empty(Members(GroupKind.Team, "empty"));
    }

    [Fact]
    public void Should_order_by_upper_name_then_id_when_names_differ_only_in_case() =>
        Assert.Equal([2, 1, 0], Index.Order);

    [Fact]
    public void Should_keep_agents_by_ordinal_and_id_when_they_cannot_be_reached()
    {
        Assert.Equal([0, 1, 2], Index.Active.ToArray());
        Assert.Equal("Off", Index[4]!.Name);
        Assert.Equal(9, Index.Find("old")!.Ordinal);
        Assert.Null(Index[3]);
        Assert.Null(Index[10]);
        Assert.Null(Index[-1]);
        Assert.Equal(10, Index.Capacity);
    }

    [Fact]
    public void Should_parse_zone_and_day_start_when_sites_are_built()
    {
        var site = Index.FindSite("london")!;

        Assert.Equal("Europe/London", site.Day.Zone.Id);
        Assert.Equal(new TimeOnly(3, 30), site.Day.DayStartsAt);
        Assert.Equal([0, 1, 2], site.Agents.ToArray());
    }

    [Fact]
    public void Should_count_what_is_in_scope_when_a_supervisor_asks()
    {
        var south = new Scope.OfTeams(FrozenSet.Create("south", "unheard-of"));

        Assert.Equal([("south", 1)], Counts(GroupKind.Team, south));
        Assert.Empty(Counts(GroupKind.Campaign, south));
        Assert.Equal([("own", 1)], Counts(GroupKind.Queue, south));
        Assert.Equal([("empty", 0), ("north", 2), ("south", 1)], Counts(GroupKind.Team, new Scope.Everyone()));
        Assert.Equal([1], Index.ScopeSet(south).ToArray());
    }

    private static StoredAgent Stored(
        int ordinal, string id, string name, string team, string[] campaigns, string[] queues, bool active = true, bool removed = false) =>
        new(ordinal, new AgentRow(id, name, "london", team, campaigns, queues, active), removed);

    private static int[] Members(GroupKind kind, string id) => Index.FindGroup(kind, id)!.Agents.ToArray();

    private static IEnumerable<(string, int)> Counts(GroupKind kind, Scope scope) =>
        Index.CountGroups(kind, scope).Select(count => (count.Group.Id, count.Agents));
}
