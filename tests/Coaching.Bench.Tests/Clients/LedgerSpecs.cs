using Coaching.Bench.Clients;

namespace Coaching.Bench.Tests.Clients;

public sealed class LedgerSpecs
{
    private readonly Ledger ledger = new();

    [Fact]
    public void Should_be_content_when_all_came_once()
    {
        var message = ledger.Expect(new AgentRange(100, 130));

        Parallel.For(100, 230, agent => ledger.Arrived(agent, message.Number, at: agent));

        Assert.True(message.Complete.IsCompletedSuccessfully);
        Assert.Equal(229, message.LastAt);
        ledger.AssertExactlyOnce();
    }

    [Fact]
    public void Should_complain_when_one_is_missing()
    {
        var message = ledger.Expect(new AgentRange(0, 2));

        ledger.Arrived(0, message.Number, at: 1);

        Assert.False(message.Complete.IsCompleted);
        Assert.Throws<DeliveryException>(ledger.AssertExactlyOnce);
    }

    [Fact]
    public void Should_complain_when_one_came_twice()
    {
        var message = ledger.Expect(new AgentRange(0, 1));

        ledger.Arrived(0, message.Number, at: 1);
        ledger.Arrived(0, message.Number, at: 2);

        Assert.Equal(1, ledger.Repeats);
        Assert.Throws<DeliveryException>(ledger.AssertExactlyOnce);
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(7, 1)]
    [InlineData(5, 2)]
    [InlineData(5, 0)]
    [InlineData(5, 1_000_000)]
    public void Should_complain_when_it_was_for_somebody_else_or_never_sent(int agent, long number)
    {
        var message = ledger.Expect(new AgentRange(5, 2));
        ledger.Arrived(5, message.Number, at: 1);
        ledger.Arrived(6, message.Number, at: 1);

        ledger.Arrived(agent, number, at: 1);

        Assert.Equal(1, ledger.Strays);
        Assert.Throws<DeliveryException>(ledger.AssertExactlyOnce);
    }

    [Fact]
    public void Should_know_every_message_when_there_are_many()
    {
        var messages = Enumerable.Range(0, 5_000).Select(agent => ledger.Expect(new AgentRange(agent, 1))).ToList();

        messages.ForEach(message => ledger.Arrived(message.Recipients.First, message.Number, at: 1));

        ledger.AssertExactlyOnce();
        Assert.All(messages, message => Assert.True(message.Complete.IsCompleted));
    }

    [Fact]
    public void Should_wait_for_nobody_when_nobody_is_connected() => Assert.True(ledger.Expect(default).Complete.IsCompleted);
}
