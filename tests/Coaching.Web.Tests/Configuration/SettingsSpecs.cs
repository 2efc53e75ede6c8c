using Coaching.Actors.Agents;
using Coaching.Actors.ClearDown;
using Coaching.Actors.Configuration;
using Coaching.Actors.Directory;
using Coaching.Actors.Hosting;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Sessions;
using Coaching.Web.Api;
using Coaching.Web.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace Coaching.Web.Tests.Configuration;

public sealed class SettingsSpecs
{
    private static readonly string[] Keys =
    [
        "Messages:MaxLength", "Statuses:Reasons", "Statuses:Reasons:0", "Retention:SenderRecordDays", "Cluster:Hostname", "Cluster:Port",
        "Cluster:SeedNodes", "Cluster:SeedNodes:0", "Cluster:Roles:0", "Cluster:DrainSeconds", "Sessions:Grace", "Sessions:Renewal", "Directory:Demo",
        "Authentication:Authority", "Authentication:Audience", "Authentication:Issuer",
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Should_be_the_default_when_unset_or_set_to_nothing(string? nothing)
    {
        var reader = Reader([.. Keys.Select(key => (key, nothing))]);

        Assert.Equal(500, MessagesSettings.Read(reader).MaxLength);
        Assert.Equal(["lunch", "break", "training", "meeting"], StatusesSettings.Read(reader).Reasons);
        Assert.Equal(90, RetentionSettings.Read(reader).SenderRecordDays);
        Assert.Equal(SessionsSettings.Default, SessionsSettings.Read(reader));
        Assert.False(DirectorySettings.Read(reader).Demo);
        var cluster = ClusterSettings.Read(reader);
        Assert.Equal(("127.0.0.1", 0), (cluster.Hostname, cluster.Port));
        Assert.Empty(cluster.SeedNodes);
        Assert.Empty(cluster.Roles);
        Assert.Equal(0, cluster.DrainSeconds);
        Assert.Empty(reader.Faults);
    }

    [Theory]
    [InlineData("Messages:MaxLength", "0")]
    [InlineData("Messages:MaxLength", "2001")]
    [InlineData("Messages:MaxLength", "many")]
    [InlineData("Statuses:Reasons", "lunch,at home")]
    [InlineData("Statuses:Reasons", "lunch,lunch")]
    [InlineData("Retention:SenderRecordDays", "-1")]
    [InlineData("Cluster:Port", "65536")]
    [InlineData("Cluster:SeedNodes", "localhost")]
    [InlineData("Cluster:SeedNodes", "localhost:0")]
    [InlineData("Cluster:SeedNodes", "akka.tcp://coaching@localhost:4053")]
    [InlineData("Cluster:DrainSeconds", "6")]
    [InlineData("Sessions:Grace", "soon")]
    [InlineData("Sessions:Grace", "-1")]
    [InlineData("Embedding:Origins", "https://desktop.example/page")]
    [InlineData("Directory:Demo", "maybe")]
    [InlineData("Authentication:Mode", "Open")]
    [InlineData("Authentication:Mode", "Development")]
    [InlineData("Authentication:Authority", "http://provider.example")]
    [InlineData("Authentication:SigningKey", "too short")]
    public void Should_name_the_key_when_the_value_is_wrong(string key, string value)
    {
        var reader = Reader((key, value));

        ReadAll(reader);

        Assert.Contains(reader.Faults, fault => fault.StartsWith(key + " ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Authentication:Authority")]
    [InlineData("Authentication:Authority", "Authentication:Authority", "https://provider.example", "Authentication:SigningKey", Tokens.Key)]
    [InlineData("Authentication:Audience", "Authentication:Authority", "https://provider.example")]
    [InlineData("Cluster:Port", "Cluster:SeedNodes", "localhost:4053")]
    public void Should_name_the_key_when_settings_are_missing_or_contradict(string key, params string[] set)
    {
        var reader = Reader([.. set.Chunk(2).Select(pair => (pair[0], (string?)pair[1]))]);

        ReadAll(reader);

        Assert.Contains(reader.Faults, fault => fault.StartsWith(key + " ", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_replace_the_whole_list_when_a_stronger_source_has_one()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Statuses:Reasons:0", "coffee"), new("Statuses:Reasons:1", "tea")])
            .AddInMemoryCollection([new("Statuses:Reasons:0", ""), new("Statuses:Reasons:1", "lunch")])
            .AddInMemoryCollection([new("Statuses:Reasons:0", "")])
            .Build();

        Assert.Equal(["lunch"], StatusesSettings.Read(new SettingsReader(configuration)).Reasons);
    }

    [Fact]
    public void Should_see_the_value_below_when_a_stronger_source_says_nothing()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Messages:MaxLength", "700")])
            .AddInMemoryCollection([new("Messages:MaxLength", "")])
            .Build();

        Assert.Equal(700, MessagesSettings.Read(new SettingsReader(configuration)).MaxLength);
    }

    [Fact]
    public void Should_read_seed_nodes_when_listed_or_in_one_text()
    {
        SeedNode[] nodes = [new("node-1.example", 4053), new("10.0.0.2", 4054)];

        Assert.Equal(nodes, ClusterSettings.Read(Reader(("Cluster:SeedNodes", "node-1.example:4053, 10.0.0.2:4054"))).SeedNodes);
        Assert.Equal(
            nodes, ClusterSettings.Read(Reader(("Cluster:SeedNodes:0", "node-1.example:4053"), ("Cluster:SeedNodes:1", "10.0.0.2:4054"))).SeedNodes);
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData("0", 0)]
    [InlineData("5", 5)]
    public void Should_say_for_a_while_that_it_goes_when_there_are_other_nodes(string? seconds, int expected) => Assert.Equal(
        expected, ClusterSettings.Read(Reader(("Cluster:SeedNodes", "node-1.example:4053"), ("Cluster:Port", "4053"), ("Cluster:DrainSeconds", seconds))).DrainSeconds);

    [Theory]
    [InlineData("00:00:05", 5)]
    [InlineData("2.5", 2.5)]
    public void Should_read_time_spans_when_written_either_way(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SessionsSettings.Read(Reader(("Sessions:Grace", text))).Grace);

    [Fact]
    public void Should_name_every_fault_at_once_when_the_host_starts()
    {
        using var host = new HostUnderTest(("Messages:MaxLength", "0"), ("Retention:SenderRecordDays", "-1"));

        var refusal = Assert.Throws<SettingsException>(() => host.CreateClient());

        Assert.Equal(["Messages:MaxLength", "Retention:SenderRecordDays"], refusal.Faults.Select(fault => fault.Split(' ')[0]).Order());
    }

    private static void ReadAll(SettingsReader reader)
    {
        MessagesSettings.Read(reader);
        StatusesSettings.Read(reader);
        RetentionSettings.Read(reader);
        ClusterSettings.Read(reader);
        SessionsSettings.Read(reader);
        DirectorySettings.Read(reader);
        EmbeddingSettings.Read(reader);
        AuthenticationSettings.Read(reader, new HostingEnvironment { EnvironmentName = "Production" });
    }

    private static SettingsReader Reader(params (string Key, string? Value)[] settings) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
        .Build());
}
