using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;
using Coaching.Actors.Tests.Fakes;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Roster;

public sealed class AgentsWatchSpecs
{
    private static readonly AgentQuery OnBreak = new(GroupFilter.Empty with { Statuses = [AgentStatus.OnBreak] });

    private static readonly AgentQuery[] Queries = [AgentQuery.All, OnBreak, new(GroupFilter.Empty with { Teams = ["south"] }), new(GroupFilter.Empty, "a")];

    private static readonly DirectoryIndex[] Directories =
        [Office.Index, Office.With(Office.Ann, row => row, removed: true), Office.With(Office.Bob, row => row with { Name = "Robert", Team = "south" })];

    private readonly RosterBoard board = new(Office.Noon);

    [Fact]
    public void Should_show_nothing_until_a_filter_is_given() => Assert.Empty(new AgentsWatch(new Scope.Everyone(), board).Differences(Office.Index, null));

    [Fact]
    public void Should_show_all_first_and_then_only_what_changed()
    {
        var watch = new AgentsWatch(Office.North, board);
        watch.Show(AgentQuery.All);
        Assert.Equal(["ann", "bob"], Shown(watch.Differences(Office.Index, AgentSet.Empty)));

        board.Set(Office.Bob, new ShownStatus(AgentStatus.Available, null, Office.Noon));
        board.Set(Office.Cat, new ShownStatus(AgentStatus.Available, null, Office.Noon));

        Assert.Equal(["bob"], Shown(watch.Differences(Office.Index, AgentSet.FromOrdinals([Office.Bob, Office.Cat]))));
        Assert.Empty(watch.Differences(Office.Index, AgentSet.Empty));
    }

    [Fact]
    public void Should_show_who_is_new_in_the_order_of_the_page()
    {
        var directory = Office.With(Office.Ann, row => row with { Name = "Zoe" });
        var watch = new AgentsWatch(Office.North, board);
        watch.Show(AgentQuery.All);

        Assert.Equal(["bob", "ann"], watch.Differences(directory, AgentSet.Empty).OfType<AgentsDifference.Row>().Select(row => row.Agent.Id));
    }

    /// <summary>Whoever applies all differences has what a fresh look shows, whatever changed in between.</summary>
    [Fact]
    public void Should_lead_a_page_to_what_is_there() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Select(Gen.Int[0, 3], Gen.Int[1, 5]).Array[0, 3]).Array[1, 12].Sample(steps =>
        {
            var live = new RosterBoard(Office.Noon);
            var watch = new AgentsWatch(new Scope.Everyone(), live);
            var page = new Dictionary<string, (AgentEntry, ShownStatus)>();

            foreach (var (query, directory, statuses) in steps)
            {
                foreach (var (ordinal, status) in statuses)
                {
                    live.Set(ordinal, new ShownStatus((AgentStatus)status, null, Office.Noon));
                }

                watch.Show(Queries[query]);
                Apply(watch.Differences(Directories[directory], AgentSet.FromOrdinals(statuses.Select(s => s.Item1))), page);

                var expected = Queries[query].Match(new Scope.Everyone(), Directories[directory], live).ToArray();
                Assert.Equal(expected.Select(o => Directories[directory][o]!.Id).Order(), page.Keys.Order());
                Assert.All(page.Values, row => Assert.Equal(live[row.Item1.Ordinal], row.Item2));
                Assert.All(page.Values, row => Assert.Equal(Directories[directory][row.Item1.Ordinal]!.Name, row.Item1.Name));
            }
        });

    private static void Apply(IReadOnlyList<AgentsDifference> differences, Dictionary<string, (AgentEntry, ShownStatus)> page)
    {
        foreach (var difference in differences)
        {
            switch (difference)
            {
                case AgentsDifference.Row row:
                    page[row.Agent.Id] = (row.Agent, row.Status);
                    break;
                case AgentsDifference.Removed removed:
                    Assert.True(page.Remove(removed.AgentId));
                    break;
                default:
                    throw new InvalidOperationException(difference.ToString());
            }
        }
    }

    private static IEnumerable<string> Shown(IEnumerable<AgentsDifference> differences) =>
        differences.OfType<AgentsDifference.Row>().Select(row => row.Agent.Id).Order();
}
