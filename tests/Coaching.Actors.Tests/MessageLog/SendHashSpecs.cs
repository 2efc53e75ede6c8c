using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.MessageLog;

public sealed class SendHashSpecs
{
    private const string Everyone = """{"everyone":true}""";

    /// <summary>Kept with each message for days: another hash for the same content makes repeats conflicts.</summary>
    [Fact]
    public void Should_be_the_same_for_ever_for_the_same_content() =>
        Assert.Equal("d0c703dbd8a55c14f98ae9253ccddc90f02a9fb31e0bb677f000a884e3f54d16", Convert.ToHexStringLower(SendHash.Of("sue", Everyone, "Grüße", Priority.Urgent, true, Office.Noon).Bytes.Span));

    [Fact]
    public void Should_differ_when_any_part_of_the_content_does()
    {
        ContentHash[] hashes =
        [
            SendHash.Of("sue", Everyone, "Hello", Priority.Normal, false, null),
            SendHash.Of("sam", Everyone, "Hello", Priority.Normal, false, null),
            SendHash.Of("sue", """{"agents":["ann"]}""", "Hello", Priority.Normal, false, null),
            SendHash.Of("sue", Everyone, "Hello.", Priority.Normal, false, null),
            SendHash.Of("sue", Everyone, "Hello", Priority.Urgent, false, null),
            SendHash.Of("sue", Everyone, "Hello", Priority.Normal, true, null),
            SendHash.Of("sue", Everyone, "Hello", Priority.Normal, false, Office.Noon),
            SendHash.Of("sue\",\"x", Everyone, "Hello", Priority.Normal, false, null),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void Should_be_the_same_when_the_expiry_is_written_in_another_zone() => Assert.Equal(
        SendHash.Of("sue", Everyone, "Hello", Priority.Normal, false, Office.Noon),
        SendHash.Of("sue", Everyone, "Hello", Priority.Normal, false, Office.Noon.ToOffset(TimeSpan.FromHours(8))));
}
