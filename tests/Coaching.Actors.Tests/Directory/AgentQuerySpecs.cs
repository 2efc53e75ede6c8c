using System.Diagnostics;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;
using Coaching.Actors.Tests.Audiences;
using Coaching.Testing;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Directory;

public sealed class AgentQuerySpecs
{
    private static readonly RosterBoard NoRoster = new(DateTimeOffset.UnixEpoch);
    private static readonly Scope Everyone = new Scope.Everyone();

    [Fact]
    public void Should_list_what_the_naive_model_lists_when_paged_to_the_end() =>
        Gen.Select(AudienceGen.Directory, AudienceGen.Filter, AudienceGen.Scope, AudienceGen.Roster, Gen.Int[1, 12])
            .Sample((directory, filter, scope, roster, limit) =>
            {
                var index = DirectoryIndex.Build(directory.ToSnapshot());
                var naive = new NaiveAudience(directory, roster).Resolve(filter, AudienceExceptions.None, scope)
                    .OrderBy(ordinal => directory.Agents[ordinal].Name.ToUpperInvariant(), StringComparer.Ordinal)
                    .ThenBy(ordinal => directory.Agents[ordinal].Id, StringComparer.Ordinal).ToArray();

                var pages = Pages(new AgentQuery(filter), scope, index, roster, limit).ToArray();

                Assert.Equal(naive, pages.SelectMany(page => page.Ordinals));
                Assert.All(pages, page => Assert.Equal(naive.Length, page.Total));
                Assert.All(pages.SkipLast(1), page => Assert.Equal(limit, page.Ordinals.Count));
            });

    [Fact]
    public void Should_go_on_at_the_same_place_when_agents_come_and_go_between_pages()
    {
        var before = Index("Ann", "Bob", "Cy", "Dee");
        var first = AgentQuery.All.Page(Everyone, before, NoRoster, 2);

        var second = AgentQuery.All.Page(Everyone, Index("Abe", "Ann", "Cy", "Dan"), NoRoster, 10, first.Next);

        Assert.Equal([2, 3], second.Ordinals);
    }

    [Theory]
    [InlineData("smith", "0,1")]
    [InlineData("SMITH jo", "0")]
    [InlineData("jo smith", "0")]
    [InlineData(" 2 ", "2")]
    [InlineData("élo", "2")]
    [InlineData("age", "0,1,2")]
    [InlineData("gen", "")]
    [InlineData("agent-1 ann", "1")]
    [InlineData("  ", "0,1,2")]
    public void Should_match_every_word_in_name_or_id_when_searched(string search, string expected)
    {
        var index = Index("Jo Smith", "Ann Smithers", "Élodie Jones");

        var found = new AgentQuery(GroupFilter.Empty, search).Match(Everyone, index, NoRoster);

        Assert.Equal(expected, string.Join(',', found.ToArray()));
    }

    [Fact]
    public void Should_find_nobody_when_the_group_is_unknown() =>
        Assert.Empty(new AgentQuery(GroupFilter.Empty with { Teams = ["nope"] }).Page(Everyone, Index("Ann"), NoRoster, 10).Ordinals);

    [Fact]
    public void Should_come_back_when_a_cursor_is_encoded_and_decoded() =>
        Gen.String.Where(name => !name.Contains('\n') && !name.Any(char.IsSurrogate)).Sample(name =>
        {
            var cursor = new AgentCursor(name, "agent-1");

            Assert.True(AgentCursor.TryDecode(cursor.Encode(), out var decoded));
            Assert.Equal(cursor, decoded);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("!")]
    [InlineData("A")]
    [InlineData("_w")]
    [InlineData("YQ")]
    public void Should_not_decode_when_a_cursor_is_made_up(string? text) => Assert.False(AgentCursor.TryDecode(text, out _));

    [Fact]
    public void Should_take_less_than_50_ms_when_ten_thousand_agents_are_searched()
    {
        var index = DirectoryIndex.Build(DirectoryGenerator.Generate(10_000, 1).ToSnapshot());
        var query = new AgentQuery(GroupFilter.Empty with { Statuses = [AgentStatus.LoggedOut] }, "gar a");

        // The best of some: the machine may be busy with other tests.
        var best = Enumerable.Range(0, 10).Min(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            query.Page(Everyone, index, NoRoster, 1_000);
            return Stopwatch.GetElapsedTime(started);
        });

        Assert.InRange(best, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
    }

    private static IEnumerable<AgentPage> Pages(AgentQuery query, Scope scope, DirectoryIndex index, RosterBoard roster, int limit)
    {
        AgentCursor? cursor = null;

        do
        {
            var page = query.Page(scope, index, roster, limit, cursor);
            cursor = page.Next;
            yield return page;
        }
        while (cursor is not null);
    }

    private static DirectoryIndex Index(params string[] names) => DirectoryIndex.Build(new DirectorySnapshot(
        1, [new StoredSite(new SiteRow("s", "S", "UTC", "03:00"))], [new GroupRow("t", "T")], [], [], [],
        [.. names.Select((name, i) => new StoredAgent(i, new AgentRow($"agent-{i}", name, "s", "t", [], []), false))]));
}
