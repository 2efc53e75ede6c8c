using Coaching.Actors.Persistence.Journal;
using Xunit;

namespace Coaching.Actors.Tests.Persistence.Journal;

public sealed class ReplayBatcherSpecs : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly FakeQueries queries = new();
    private readonly ReplayBatcher batcher;

    public ReplayBatcherSpecs() => batcher = new ReplayBatcher(queries.RunAsync);

    public void Dispose() => batcher.Dispose();

    [Fact]
    public async Task Should_ask_at_once_when_nobody_else_does()
    {
        var answer = Read("1");

        (await queries.NextAsync("1")).Answer();

        Assert.Equal(1, (await answer.WaitAsync(Limit)).Highest);
    }

    [Fact]
    public async Task Should_share_the_next_query_when_one_is_under_way()
    {
        var first = Read("0");
        var running = await queries.NextAsync("0");
        var others = Enumerable.Range(1, ReplayBatcher.Most + 1).Select(i => Read($"{i}")).ToList();

        running.Answer();

        Assert.Equal(0, (await first.WaitAsync(Limit)).Highest);
        Assert.All(others, other => Assert.False(other.IsCompleted));
        (await queries.NextAsync([.. Enumerable.Range(1, ReplayBatcher.Most).Select(i => $"{i}")])).Answer();
        (await queries.NextAsync($"{ReplayBatcher.Most + 1}")).Answer();
        Assert.Equal(Enumerable.Range(1, ReplayBatcher.Most + 1).Select(i => (long)i), (await Task.WhenAll(others).WaitAsync(Limit)).Select(a => a.Highest));
    }

    [Fact]
    public async Task Should_fail_none_but_the_one_when_a_query_fails_because_of_it()
    {
        var first = Read("0");
        var running = await queries.NextAsync("0");
        Task<StoredEvents>[] others = [Read("1"), Read("2"), Read("3")];
        running.Answer();

        (await queries.NextAsync("1", "2", "3")).Fail();

        (await queries.NextAsync("1")).Answer();
        (await queries.NextAsync("2")).Fail();
        (await queries.NextAsync("3")).Answer();
        await Assert.ThrowsAsync<TimeoutException>(() => others[1]);
        Assert.Equal([0, 1, 3], (await Task.WhenAll(first, others[0], others[2]).WaitAsync(Limit)).Select(a => a.Highest));
    }

    [Fact]
    public async Task Should_go_on_when_a_query_failed()
    {
        var first = Read("1");
        (await queries.NextAsync("1")).Fail();
        (await queries.NextAsync("1")).Fail();
        await Assert.ThrowsAsync<TimeoutException>(() => first.WaitAsync(Limit));

        var second = Read("2");

        (await queries.NextAsync("2")).Answer();
        Assert.Equal(2, (await second.WaitAsync(Limit)).Highest);
    }

    [Fact]
    public async Task Should_not_ask_for_who_gave_up()
    {
        using var giveUp = new CancellationTokenSource();
        _ = Read("0");
        var running = await queries.NextAsync("0");
        var (gone, other) = (batcher.ReadAsync(new JournalRead("1", 0), giveUp.Token), Read("2"));
        await giveUp.CancelAsync();

        running.Answer();

        (await queries.NextAsync("2")).Answer();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone.WaitAsync(Limit));
        Assert.Equal(2, (await other.WaitAsync(Limit)).Highest);
    }

    [Fact]
    public async Task Should_keep_nobody_waiting_when_disposed_of()
    {
        var first = Read("1");
        await queries.NextAsync("1");
        var second = Read("2");

        batcher.Dispose();

        foreach (var one in new[] { first, second, Read("3") })
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one.WaitAsync(Limit));
        }
    }

    private Task<StoredEvents> Read(string id) => batcher.ReadAsync(new JournalRead(id, 0), CancellationToken.None);
}
