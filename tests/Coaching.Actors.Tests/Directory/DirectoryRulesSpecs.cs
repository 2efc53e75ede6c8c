using System.Text.Json;
using Coaching.Actors.Directory;
using Coaching.Testing;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Directory;

public sealed class DirectoryRulesSpecs
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [Fact]
    public void Should_find_no_fault_when_the_directory_is_sound() =>
        Gen.Int[0, 1_000].Sample(seed =>
            Assert.IsType<DirectoryCheck<DirectoryDocument>.Sound>(DirectoryRules.Check(DirectoryGenerator.Generate(30, seed))));

    [Fact]
    public void Should_name_every_fault_when_there_are_many()
    {
        var check = Check("""
            {
              "sites": [{"id":"london","name":"London","timeZone":"GMT Standard Time","dayStartsAt":"3:00"}, {"id":"york","name":" ","timeZone":null}],
              "teams": [{"id":"north","name":"North"}, {"id":"north","name":"Again"}, {"id":"so uth","name":"South"}, null],
              "campaigns": [{"id":"c","name":"C","lists":["l"],"queues":["q"]}],
              "agents": [
                {"id":"a","name":"A","site":"london","team":"north"},
                {"id":"a","name":"A","site":"paris","team":"x","campaigns":["c","d"],"queues":[null]},
                {"name":"B\u0000"}
              ]
            }
            """);

        Assert.Equal(
            [
                "agents[1].campaigns[1]", "agents[1].id", "agents[1].queues[0]", "agents[1].site", "agents[1].team",
                "agents[2].id", "agents[2].name", "agents[2].site", "agents[2].team",
                "campaigns[0].lists[0]", "campaigns[0].queues[0]",
                "sites[0].dayStartsAt", "sites[0].timeZone", "sites[1].dayStartsAt", "sites[1].name", "sites[1].timeZone",
                "teams[1].id", "teams[2].id", "teams[3]",
            ],
            Faults(check).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["There is no team 'x'."], Faults(check)["agents[1].team"]);
    }

    [Fact]
    public void Should_take_missing_lists_as_empty_when_the_document_has_none() =>
        Assert.IsType<DirectoryCheck<DirectoryDocument>.Sound>(Check("{}"));

    [Fact]
    public void Should_trim_names_and_sort_memberships_when_sound()
    {
        var check = Check("""
            {
              "sites":[{"id":"s","name":"S","timeZone":"Asia/Manila","dayStartsAt":"00:00"}], "teams":[{"id":"t","name":"T"}],
              "queues":[{"id":"q","name":"Q"},{"id":"p","name":"P"}],
              "agents":[{"id":"a","name":" Ann ","site":"s","team":"t","queues":["q","p","q"]}]
            }
            """);

        var agent = Assert.IsType<DirectoryCheck<DirectoryDocument>.Sound>(check).Value.Agents.Single();
        Assert.Equal("Ann", agent.Name);
        Assert.Equal(["p", "q"], agent.Queues);
        Assert.Empty(agent.Campaigns);
        Assert.True(agent.Active);
    }

    [Theory]
    [InlineData("Europe/London", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Etc/GMT+5", true)]
    [InlineData("UTC", true)]
    [InlineData("GMT Standard Time", false)]
    [InlineData("Europe/Atlantis", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("right/Europe/London", false)]
    [InlineData("/usr/share/zoneinfo/Europe/London", false)]
    [InlineData("posixrules", false)]
    [InlineData("", false)]
    public void Should_know_only_iana_names_when_a_site_has_a_time_zone(string zone, bool sound) =>
        Assert.Equal(sound, DirectoryRules.Check(WithSite(new SiteRow("s", "S", zone, "03:00"))) is DirectoryCheck<DirectoryDocument>.Sound);

    [Theory]
    [InlineData("00:00", true)]
    [InlineData("23:59", true)]
    [InlineData("24:00", false)]
    [InlineData("3:00", false)]
    [InlineData("03:00:00", false)]
    [InlineData(" 03:00", false)]
    public void Should_take_only_hours_and_minutes_when_a_site_has_a_day_start(string time, bool sound) =>
        Assert.Equal(sound, DirectoryRules.Check(WithSite(new SiteRow("s", "S", "UTC", time))) is DirectoryCheck<DirectoryDocument>.Sound);

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Should_take_two_hundred_characters_when_a_name_is_long(int length, bool sound) =>
        Assert.Equal(
            sound, DirectoryRules.Check(WithSite(new SiteRow("s", new string('n', length), "UTC", "03:00"))) is DirectoryCheck<DirectoryDocument>.Sound);

    [Fact]
    public void Should_cut_what_it_quotes_when_input_is_long()
    {
        var check = DirectoryRules.Check(WithSite(new SiteRow("s", "S", new string('z', 5_000), "03:00")));

        Assert.InRange(Faults(check)["sites[0].timeZone"].Single().Length, 100, 250);
    }

    [Fact]
    public void Should_check_one_agent_against_the_directory_when_it_stands_alone()
    {
        var index = DirectoryIndex.Build(DirectoryGenerator.Generate(10, 1).ToSnapshot());

        var check = DirectoryRules.Check(new AgentRow("a", "A", "site-0000", "team-9999", ["campaign-0000", "nope"], []), index);

        var faults = Assert.IsType<DirectoryCheck<AgentRow>.Faulty>(check).Faults;
        Assert.Equal(["campaigns[1]", "team"], faults.Keys.Order(StringComparer.Ordinal));
    }

    private static DirectoryCheck<DirectoryDocument> Check(string json) =>
        DirectoryRules.Check(JsonSerializer.Deserialize<DirectoryDocument>(json, Json)!);

    private static DirectoryDocument WithSite(SiteRow site) => new([site], [], [], [], [], []);

    private static IReadOnlyDictionary<string, string[]> Faults(DirectoryCheck<DirectoryDocument> check) =>
        Assert.IsType<DirectoryCheck<DirectoryDocument>.Faulty>(check).Faults;
}
