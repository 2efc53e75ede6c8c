using System.Text;
using Coaching.Actors.Directory;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Directory;

public sealed class AgentCsvSpecs
{
    private const string Header = "id,name,site,team,campaigns,queues";

    private static readonly DirectoryDocument Directory = DirectoryGenerator.Generate(10, 1);
    private static readonly DirectoryIndex Index = DirectoryIndex.Build(Directory.ToSnapshot());

    [Fact]
    public void Should_read_what_was_written_when_the_directory_is_large()
    {
        var large = DirectoryGenerator.Generate(2_000, 7);

        var agents = Sound(Check(large.ToCsv(), DirectoryIndex.Build(large.ToSnapshot())));

        Assert.Equal(large.Agents.Select(agent => (agent.Id, agent.Name, agent.Team, agent.Active)), agents.Select(agent => (agent.Id, agent.Name, agent.Team, agent.Active)));
        Assert.Equal(large.Agents.SelectMany(agent => agent.Campaigns), agents.SelectMany(agent => agent.Campaigns));
        Assert.Equal(large.Agents.SelectMany(agent => agent.Queues), agents.SelectMany(agent => agent.Queues));
    }

    [Fact]
    public void Should_read_columns_by_name_when_they_come_in_another_order_after_a_byte_order_mark()
    {
        var agents = Sound(Check("\uFEFFteam,id,queues,site,campaigns,name\r\nteam-0000,new,,site-0000, campaign-0000 ; campaign-0001 ,\"Doe, \"\"J\"\"\"\r\n"));

        var agent = Assert.Single(agents);
        Assert.Equal(("new", "Doe, \"J\"", "team-0000"), (agent.Id, agent.Name, agent.Team));
        Assert.Equal(["campaign-0000", "campaign-0001"], agent.Campaigns);
        Assert.Empty(agent.Queues);
        Assert.True(agent.Active);
    }

    [Fact]
    public void Should_name_the_line_a_record_starts_on_when_quoted_fields_span_lines()
    {
        var faults = Faults(Check($"{Header}\na,\"Ann\",site-0000,team-0000,,\n\nb,\"Bob\nBrown\",site-0000,team-0000,,\nc,Cy,site-0000,nope,,\n"));

        Assert.Equal(["line 4", "line 6"], faults.Keys);
        Assert.StartsWith("line 4: The name 'Bob", faults["line 4"].Single(), StringComparison.Ordinal);
        Assert.Equal(["line 6: There is no team 'nope'."], faults["line 6"]);
    }

    [Fact]
    public void Should_name_every_fault_when_there_are_many()
    {
        var faults = Faults(Check($"{Header}\na b,,nope,nope,x;y,z\na,A,site-0000\nb,B\"x,site-0000,team-0000,,\nc,C,site-0000,team-0000,,\nc,C,site-0000,team-0000,,\n"));

        Assert.Equal(7, faults["line 2"].Length);
        Assert.Equal(["line 3: There are 3 fields; there must be 6."], faults["line 3"]);
        Assert.Contains("quotes do not match", faults["line 4"].Single(), StringComparison.Ordinal);
        Assert.Equal(["line 6: The id 'c' is on line 5 already; each agent must be on one line."], faults["line 6"]);
        Assert.Equal(4, faults.Count);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("id,name,site,team,campaigns", 1)]
    [InlineData("id,name,site,team,campaigns,queues,active", 1)]
    [InlineData("id,id,name,site,team,campaigns,queues", 1)]
    [InlineData("id;name;site;team;campaigns;queues", 7)]
    public void Should_name_every_column_when_the_header_is_wrong(string header, int faults)
    {
        var messages = Faults(Check($"{header}\n"))["line 1"];

        Assert.Equal(faults, messages.Length);
        Assert.All(messages, message => Assert.EndsWith($"must be '{Header}'.", message, StringComparison.Ordinal));
    }

    [Fact]
    public void Should_find_a_fault_when_the_text_is_not_utf8()
    {
        var latin1 = Encoding.Latin1.GetBytes($"{Header}\na,Zoë,site-0000,team-0000,,\n");

        var check = DirectoryRules.Check(AgentCsv.Read(latin1), Index);

        Assert.Contains("UTF-8", Faults(check)["line 2"].Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Should_keep_who_is_inactive_when_the_text_does_not_say()
    {
        var inactive = Directory with { Agents = [.. Directory.Agents.Select(agent => agent with { Active = false })] };

        var agents = Sound(Check($"{Header}\nagent-00000,A,site-0000,team-0000,,\nnew,N,site-0000,team-0000,,\n", DirectoryIndex.Build(inactive.ToSnapshot())));

        Assert.Equal([false, true], agents.Select(agent => agent.Active));
    }

    private static DirectoryCheck<IReadOnlyList<AgentRow>> Check(string csv, DirectoryIndex? index = null) =>
        DirectoryRules.Check(AgentCsv.Read(Encoding.UTF8.GetBytes(csv)), index ?? Index);

    private static IReadOnlyList<AgentRow> Sound(DirectoryCheck<IReadOnlyList<AgentRow>> check) =>
        Assert.IsType<DirectoryCheck<IReadOnlyList<AgentRow>>.Sound>(check).Value;

    private static IReadOnlyDictionary<string, string[]> Faults(DirectoryCheck<IReadOnlyList<AgentRow>> check) =>
        Assert.IsType<DirectoryCheck<IReadOnlyList<AgentRow>>.Faulty>(check).Faults;
}
