using System.Text;
using Coaching.Bench.Clients;

namespace Coaching.Bench.Tests.Clients;

public sealed class SendIdSpecs
{
    [Fact]
    public void Should_find_the_ids_of_messages_and_not_those_of_senders()
    {
        var inbox = Encoding.UTF8.GetBytes(
            $$$"""{"messages":[{"id":"{{{SendId.Of(7)}}}","from":{"id":"chief"}},{"id":"{{{SendId.Of(123_456)}}}","from":{"id":"chief"}}]}""");

        Assert.True(SendId.TryFind(inbox, out var first, out var rest));
        Assert.True(SendId.TryFind(rest, out var second, out rest));
        Assert.False(SendId.TryFind(rest, out _, out _));
        Assert.Equal((7, 123_456), (first, second));
    }

    [Fact]
    public void Should_look_like_a_uuid() => Assert.True(Guid.TryParse(SendId.Of(42), out _));
}
