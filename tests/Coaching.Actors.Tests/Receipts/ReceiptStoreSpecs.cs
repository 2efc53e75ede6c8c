using Coaching.Actors.Audiences;
using Coaching.Actors.Receipts;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Receipts;

public abstract class ReceiptStoreSpecs(ITestDatabase database) : DatabaseSpecs(database)
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, 250, TimeSpan.Zero);

    private IReceiptStore Store => SqlReceiptStore.On(Databases);

    [Fact]
    public async Task Should_join_the_sets_of_all_incarnations_when_loaded()
    {
        await Store.AddDeliveredAsync("n1", [new(1, Set(1, 2), Set(3)), new(2, Set(9), Set())], default);
        await Store.AddDeliveredAsync("n1", [new(1, Set(2, 4), Set()), new(1, Set(), Set(5))], default);
        await Store.AddDeliveredAsync("n2", [new(1, Set(), Set(70_000))], default);
        await Store.AddDeliveredAsync("n2", [], default);

        var delivered = (await Store.LoadAsync(1, 1, default)).Delivered;

        Assert.Equal(new DeliveredSets(1, Set(1, 2, 4), Set(3, 5, 70_000)), Assert.Single(delivered));
    }

    [Fact]
    public async Task Should_keep_the_earliest_times_when_receipts_come_again()
    {
        await Store.WriteReceiptsAsync([new(1, 7, Noon, null, null), new(1, 7, null, Noon.AddSeconds(5), null), new(1, 8, Noon, null, null)], 10, default);
        await Store.WriteReceiptsAsync([new(1, 7, Noon.AddSeconds(-1), Noon.AddSeconds(6), Noon.AddSeconds(7)), new(1, 8, null, null, null)], 12, default);

        var receipts = (await Store.LoadAsync(0, 5, default)).Receipts;

        Assert.Equal(
            [new Receipt(1, 7, Noon.AddSeconds(-1), Noon.AddSeconds(5), Noon.AddSeconds(7)), new Receipt(1, 8, Noon, null, null)],
            receipts);
    }

    [Fact]
    public async Task Should_never_go_back_when_positions_come_out_of_order()
    {
        Assert.Equal(0, await Store.GetJournalPositionAsync(default));

        await Store.WriteReceiptsAsync([], 12, default);
        await Store.WriteReceiptsAsync([], 10, default);

        Assert.Equal(12, await Store.GetJournalPositionAsync(default));
    }

    [Fact]
    public async Task Should_write_thousands_at_once()
    {
        var receipts = Enumerable.Range(0, 5_000).Select(i => new Receipt(3, i, Noon, null, null)).ToList();

        await Store.WriteReceiptsAsync(receipts, 1, default);

        Assert.Equal(receipts, (await Store.LoadAsync(3, 3, default)).Receipts);
    }

    [Fact]
    public async Task Should_give_what_there_is_of_the_versions_that_are_asked_for()
    {
        await Store.WriteReceiptsAsync([.. Enumerable.Range(1, 5).Select(v => new Receipt(v, 7, null, DateTimeOffset.UnixEpoch, null))], 1, default);
        await Store.AddDeliveredAsync("node", [new DeliveredSets(2, AgentSet.FromOrdinals([7]), AgentSet.Empty)], default);
        await Store.AddDeliveredAsync("node", [new DeliveredSets(4, AgentSet.FromOrdinals([7]), AgentSet.Empty)], default);

        var found = await Store.LoadAsync([5, 1, 4, 99], default);

        Assert.Equal([1L, 4, 5], found.Receipts.Select(receipt => receipt.Version));
        Assert.Equal([4L], found.Delivered.Select(sets => sets.Version));
        Assert.Empty((await Store.LoadAsync([], default)).Receipts);
    }

    [Fact]
    public async Task Should_erase_up_to_a_version()
    {
        await Store.AddDeliveredAsync("n1", [new(1, Set(1), Set()), new(2, Set(1), Set()), new(3, Set(1), Set())], default);
        await Store.WriteReceiptsAsync([new(1, 1, Noon, null, null), new(3, 1, Noon, null, null)], 1, default);

        await Store.EraseUpToAsync(2, default);

        var left = await Store.LoadAsync(0, long.MaxValue, default);
        Assert.Equal(3, Assert.Single(left.Delivered).Version);
        Assert.Equal(3, Assert.Single(left.Receipts).Version);
    }

    private static AgentSet Set(params int[] ordinals) => AgentSet.FromOrdinals(ordinals);
}

public sealed class SqliteReceiptStoreSpecs() : ReceiptStoreSpecs(new SqliteFolder());

[Collection(PostgreSqlServer.Name)]
public sealed class PostgreSqlReceiptStoreSpecs(PostgreSqlFixture server) : ReceiptStoreSpecs(new PostgreSqlDatabase(server));
