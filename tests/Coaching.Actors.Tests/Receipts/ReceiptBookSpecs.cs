using Coaching.Actors.Audiences;
using Coaching.Actors.Receipts;
using Coaching.Actors.Tests.Fakes;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Receipts;

public sealed class ReceiptBookSpecs
{
    private static readonly AgentSet Ann = AgentSet.FromOrdinals([Office.Ann]);

    private readonly ReceiptBook book = new();

    [Fact]
    public void Should_keep_what_came_before_the_record_was_loaded()
    {
        book.Add([new DeliveredSets(5, Ann, AgentSet.Empty)], []);

        book.Start(3, new RecordedReceipts([], [new Receipt(5, Office.Bob, null, Office.Noon, null)]));

        Assert.Equal(new Funnel(2, 2, 1, 1, 0, 0), book.Funnel(5, AgentSet.FromOrdinals([Office.Ann, Office.Bob])));
        Assert.Equal(3, book.From);
    }

    [Fact]
    public void Should_ignore_messages_of_days_before()
    {
        book.Start(3, new RecordedReceipts([], []));

        book.Add([], [new Receipt(3, Office.Ann, null, Office.Noon, null)]);

        Assert.Equal(0, book.Funnel(3, Ann).Read);
    }

    [Fact]
    public void Should_forget_up_to_a_version_and_take_no_more_of_it()
    {
        book.Start(0, new RecordedReceipts([], [new Receipt(1, Office.Ann, null, Office.Noon, null), new Receipt(2, Office.Ann, null, Office.Noon, null)]));

        book.ForgetUpTo(1);
        book.Add([], [new Receipt(1, Office.Ann, null, Office.Noon, null)]);

        Assert.Equal((0, 1), (book.Funnel(1, Ann).Read, book.Funnel(2, Ann).Read));
        Assert.Equal(1, book.From);
    }

    [Fact]
    public void Should_list_the_recipients_that_the_asker_may_see()
    {
        book.Start(0, new RecordedReceipts([new DeliveredSets(1, AgentSet.FromOrdinals([Office.Ann, Office.Bob]), AgentSet.Empty)], []));

        Assert.Equal([Office.Ann], book.Deliveries(1, Ann, Office.Noon).Select(d => d.Ordinal));
    }

    [Fact]
    public void Should_answer_as_the_receipts_of_each_message_do() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 2].HashSet[0, 2], Gen.Int[0, 2].HashSet[0, 1], Gen.Int[0, 5]).Array[0, 12].Sample(facts =>
        {
            var kept = new ReceiptBook();
            var plain = Enumerable.Range(1, 3).ToDictionary(version => version, _ => new MessageReceipts());
            var all = AgentSet.FromOrdinals([0, 1, 2]);

            foreach (var (version, toast, bell, seenBy) in facts)
            {
                var delivered = new DeliveredSets(version, AgentSet.FromOrdinals(toast), AgentSet.FromOrdinals(bell));
                plain[version].Add(delivered);
                kept.Add([delivered], []);

                if (seenBy <= 2)
                {
                    var receipt = new Receipt(version, seenBy, Office.Noon, null, null);
                    plain[version].Add(receipt);
                    kept.Add([], [receipt]);
                }
            }

            foreach (var (version, receipts) in plain)
            {
                Assert.Equal(receipts.FunnelOver(all), kept.Funnel(version, all));
                Assert.Equal(all.ToArray().Select(o => receipts.Of(o, Office.Noon)), kept.Deliveries(version, all, Office.Noon));
            }

            kept.ForgetUpTo(2);
            Assert.All([1, 2], version => Assert.Equal(0, kept.Funnel(version, all).Delivered));
            Assert.Equal(plain[3].FunnelOver(all), kept.Funnel(3, all));
        });
}
