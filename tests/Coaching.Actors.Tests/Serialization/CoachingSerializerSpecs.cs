using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Akka.Actor;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.Serialization;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Serialization;

public sealed class CoachingSerializerSpecs : TestKit
{
    private static readonly JsonSerializerOptions Text = new() { Converters = { new AgentSetAsOrdinals() } };

    private readonly CoachingSerializer serializer;

    public CoachingSerializerSpecs()
        : base("akka.loglevel = OFF") => serializer = new CoachingSerializer((ExtendedActorSystem)Sys);

    public static TheoryData<string> Manifests => [.. CoachingSerializer.AllTypes.Select(t => t.Manifest)];

    [Fact]
    public void Should_have_a_row_for_every_message_of_an_agent()
    {
        var messages = new[] { typeof(AgentEvent), typeof(AgentCommand), typeof(AgentReply), typeof(AgentNews) }
            .SelectMany(family => family.Assembly.GetTypes().Where(t => t.IsSubclassOf(family) && !t.IsAbstract)).ToHashSet();

        Assert.Subset(CoachingSerializer.AllTypes.Select(t => t.Type).ToHashSet(), messages);
        Assert.True(messages.Count > 15);
    }

    [Fact]
    public void Should_name_each_type_once_and_with_a_version()
    {
        Assert.Distinct(CoachingSerializer.AllTypes.Select(t => t.Manifest));
        Assert.Distinct(CoachingSerializer.AllTypes.Select(t => t.Type));
        Assert.All(CoachingSerializer.AllTypes, t => Assert.Matches("^(agent|agent-event|agent-reply|agent-news|node):[a-z-]+:[1-9]$", t.Manifest));
    }

    /// <summary>What is said to be node-local is not checked by <c>serialize-messages</c>, and must not be on the wire.</summary>
    [Fact]
    public void Should_hold_no_type_that_says_it_is_node_local() =>
        Assert.DoesNotContain(CoachingSerializer.AllTypes, t => t.Type.IsAssignableTo(typeof(INoSerializationVerificationNeeded)));

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Should_come_back_as_it_was(string manifest)
    {
        var type = CoachingSerializer.AllTypes.Single(t => t.Manifest == manifest).Type;

        WireSamples.Any[type].Sample(message =>
        {
            var back = serializer.FromBinary(serializer.ToBinary(message), serializer.Manifest(message));

            Assert.IsType(type, back);
            Assert.Equal(Written(message), Written(back));
        });
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Should_read_and_write_what_is_stored_since_its_first_version(string manifest)
    {
        var sample = WireSamples.Golden.Single(m => serializer.Manifest(m) == manifest);
        var file = Path.Combine(AppContext.BaseDirectory, "Serialization", "golden", manifest.Replace(':', '.') + ".hex");
        var hex = Convert.ToHexStringLower(serializer.ToBinary(sample));

        Assert.True(File.Exists(file), $"Golden file for {manifest} is missing: {hex}");
        var golden = File.ReadAllText(file).Trim();

        Assert.Equal(Written(sample), Written(serializer.FromBinary(Convert.FromHexString(golden), manifest)));
        Assert.Equal(golden, hex);
    }

    [Fact]
    public void Should_still_read_every_golden_file()
    {
        var files = System.IO.Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Serialization", "golden"), "*.hex");

        Assert.All(files, file => serializer.FromBinary(
            Convert.FromHexString(File.ReadAllText(file).Trim()), Path.GetFileNameWithoutExtension(file).Replace('.', ':')));
        Assert.NotEmpty(files);
    }

    [Fact]
    public void Should_name_the_manifest_when_it_is_unknown()
    {
        var thrown = Assert.Throws<SerializationException>(() => serializer.FromBinary([], "agent-event:from-the-future:9"));

        Assert.Contains("agent-event:from-the-future:9", thrown.Message);
    }

    [Fact]
    public void Should_refuse_what_has_no_row() => Assert.Throws<SerializationException>(() => serializer.Manifest("text"));

    private static string Written(object message) => JsonSerializer.Serialize(message, message.GetType(), Text);

    private sealed class AgentSetAsOrdinals : JsonConverter<AgentSet>
    {
        public override AgentSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, AgentSet value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Join(',', value.ToArray()));
    }
}
