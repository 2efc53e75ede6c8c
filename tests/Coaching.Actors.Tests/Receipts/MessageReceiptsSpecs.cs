using Coaching.Actors.Audiences;
using Coaching.Actors.Receipts;
using Coaching.Actors.Tests.Fakes;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Receipts;

public sealed class MessageReceiptsSpecs
{
    private static readonly AgentSet Everyone = AgentSet.FromOrdinals(Enumerable.Range(0, 10));

    private static readonly Gen<DateTimeOffset?> Times = Gen.Frequency(
        (1, Gen.Const((DateTimeOffset?)null)), (2, Gen.Int[0, 100].Select(s => (DateTimeOffset?)Office.Noon.AddSeconds(s))));

    private static readonly Gen<Receipt> AnyReceipt =
        Gen.Select(Gen.Int[0, 9], Times, Times, Times).Where(r => r.Item2 != null || r.Item3 != null || r.Item4 != null)
            .Select(r => new Receipt(1, r.Item1, r.Item2, r.Item3, r.Item4));

    private static readonly Gen<AgentSet> Sets = Gen.Int[0, 9].HashSet[0, 10].Select(s => AgentSet.FromOrdinals(s));

    [Fact]
    public void Should_come_to_the_same_in_any_order_and_however_often() =>
        Gen.Select(AnyReceipt.Array[0, 12], Gen.Select(Sets, Sets).Array[0, 4], Gen.Int).Sample((receipts, sets, seed) =>
        {
            var once = Of(receipts, sets);
            var shuffled = receipts.Concat(receipts).ToArray();
            new Random(seed).Shuffle(shuffled);

            var again = Of(shuffled, [.. sets.Reverse(), .. sets]);

            Assert.Equal(once.FunnelOver(Everyone), again.FunnelOver(Everyone));
            Assert.All(Everyone.ToArray(), o => Assert.Equal(once.Of(o, Office.Noon), again.Of(o, Office.Noon)));
        });

    [Fact]
    public void Should_count_downwards_along_the_funnel() =>
        Gen.Select(AnyReceipt.Array[0, 12], Gen.Select(Sets, Sets).Array[0, 4], Sets).Sample((receipts, sets, recipients) =>
        {
            var all = Of(receipts, sets);

            var funnel = all.FunnelOver(recipients);

            var states = recipients.ToArray().Select(o => all.Of(o, Office.Noon).State).ToList();
            Assert.Equal(
                new Funnel(
                    states.Count,
                    states.Count(s => s >= DeliveryState.Delivered),
                    states.Count(s => s >= DeliveryState.Seen),
                    states.Count(s => s >= DeliveryState.Read),
                    states.Count(s => s >= DeliveryState.Acknowledged),
                    0),
                funnel);
        });

    [Fact]
    public void Should_keep_the_earliest_time_of_each_mark()
    {
        var (early, late) = (Office.Noon, Office.Noon.AddMinutes(1));

        var receipts = Of([new Receipt(1, 0, late, early, null), new Receipt(1, 0, early, late, null), new Receipt(1, 0, null, null, null)], []);

        Assert.Equal(new Delivery(0, DeliveryState.Read, early, null), receipts.Of(0, Office.Noon));
    }

    [Fact]
    public void Should_say_why_a_message_came_no_further()
    {
        var receipts = Of([new Receipt(1, 3, Office.Noon, null, null)], [(AgentSet.FromOrdinals([1]), AgentSet.FromOrdinals([1, 2]))]);

        Assert.Equal(new Delivery(0, DeliveryState.Targeted, Office.Noon, MissedReason.LoggedOut), receipts.Of(0, Office.Noon));
        Assert.Equal(new Delivery(1, DeliveryState.Delivered, Office.Noon, MissedReason.TabHidden), receipts.Of(1, Office.Noon));
        Assert.Equal(new Delivery(2, DeliveryState.Delivered, null, MissedReason.OnBreak), receipts.Of(2, Office.Noon));
        Assert.Equal(new Delivery(3, DeliveryState.Seen, Office.Noon, null), receipts.Of(3, Office.Noon));
    }

    private static MessageReceipts Of(IEnumerable<Receipt> receipts, IEnumerable<(AgentSet Toast, AgentSet Bell)> sets)
    {
        var all = new MessageReceipts();

        foreach (var receipt in receipts)
        {
            all.Add(receipt);
        }

        foreach (var (toast, bell) in sets)
        {
            all.Add(new DeliveredSets(1, toast, bell));
        }

        return all;
    }
}
