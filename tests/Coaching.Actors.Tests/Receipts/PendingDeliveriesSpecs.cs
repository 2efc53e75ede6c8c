using Coaching.Actors.Audiences;
using Coaching.Actors.Receipts;
using Xunit;

namespace Coaching.Actors.Tests.Receipts;

public sealed class PendingDeliveriesSpecs
{
    private readonly PendingDeliveries pending = new();

    [Fact]
    public void Should_unite_all_of_a_message_and_be_empty_when_taken()
    {
        pending.Add(1, AgentSet.FromOrdinals([1]), AgentSet.FromOrdinals([2]));
        pending.Add(1, AgentSet.FromOrdinals([3]), AgentSet.Empty);
        pending.Add([1, 2], 4);
        pending.Add([2], 5);

        var taken = pending.Take();

        Assert.Equal(
            [
                new DeliveredSets(1, AgentSet.FromOrdinals([1, 3]), AgentSet.FromOrdinals([2, 4])),
                new DeliveredSets(2, AgentSet.Empty, AgentSet.FromOrdinals([4, 5])),
            ],
            taken.OrderBy(s => s.Version));
        Assert.Empty(pending.Take());
    }
}
