using System.Text.Json;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Sessions;
using Coaching.Web.Api;
using Coaching.Web.Contracts;

namespace Coaching.Web.Tests.Contracts;

public sealed class SharedMessagesSpecs
{
    private static readonly Sent ToMany = Message(1, "<b>Lunch</b> \"at\" nöon", DayIndex.SmallAudience + 1);
    private static readonly Sent ToFew = Message(2, "Call back", DayIndex.SmallAudience);

    [Fact]
    public void Should_write_what_the_plain_serializer_writes_when_messages_are_shared_and_when_not()
    {
        var plain = CoachingJson.Configure(new JsonSerializerOptions());
        var sharing = CoachingJson.Configure(new JsonSerializerOptions());
        sharing.Converters.Add(new SharedMessages(like: plain));

        string[] written = [.. Inboxes().Select(inbox => JsonSerializer.Serialize(inbox, sharing))];

        Assert.Equal(Inboxes().Select(inbox => JsonSerializer.Serialize(inbox, plain)), written);
    }

    [Fact]
    public void Should_put_one_object_into_all_inboxes_when_a_message_goes_to_many()
    {
        var (one, another) = (InboxOf(ToMany, InboxState.Unread), InboxOf(ToMany, InboxState.Unread));

        Assert.Same(one.Messages[0], another.Messages[0]);
    }

    [Fact]
    public void Should_keep_nothing_when_a_message_goes_to_few()
    {
        var (one, another) = (InboxOf(ToFew, InboxState.Unread), InboxOf(ToFew, InboxState.Unread));

        Assert.NotSame(one.Messages[0], another.Messages[0]);
    }

    [Fact]
    public void Should_show_the_state_of_each_inbox_when_a_message_goes_to_many()
    {
        var (unopened, read) = (InboxOf(ToMany, InboxState.Unread), InboxOf(ToMany, InboxState.Read));

        Assert.Equal(InboxState.Unread, unopened.Messages[0].State);
        Assert.Equal(InboxState.Read, read.Messages[0].State);
    }

    /// <summary>The second is written when the first is known by heart.</summary>
    private static IEnumerable<InboxContract> Inboxes() =>
        [InboxOf(ToMany, InboxState.Unread), InboxOf(ToMany, InboxState.Unread), InboxOf(ToMany, InboxState.Acknowledged), InboxOf(ToFew, InboxState.Unread)];

    private static InboxContract InboxOf(Sent message, InboxState state) => InboxContract.Of(new InboxView(
        "ann", "Ann", new DateOnly(2026, 3, 2), new ShownStatus(AgentStatus.Available, null, DateTimeOffset.UnixEpoch), [new InboxMessage(message, state)]));

    private static Sent Message(long version, string body, int recipients) => new(
        version,
        new MessageId($"message-{version}"),
        new UserRef("sue", "Sue"),
        body,
        Priority.Normal,
        RequiresAck: true,
        DateTimeOffset.UnixEpoch.AddMilliseconds(1234),
        ExpiresAt: null,
        Rule: "{}",
        AgentSet.FromOrdinals(Enumerable.Range(0, recipients)));
}
