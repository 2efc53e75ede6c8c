using System.Globalization;
using System.Threading.Channels;
using Coaching.Actors.Persistence.Journal;
using Xunit;

namespace Coaching.Actors.Tests.Persistence.Journal;

/// <summary>Queries whose end the test decides; the highest number of who is called "3" is 3.</summary>
internal sealed class FakeQueries
{
    private readonly Channel<Query> begun = Channel.CreateUnbounded<Query>();

    public Task<IReadOnlyList<StoredEvents>> RunAsync(IReadOnlyList<JournalRead> reads, CancellationToken cancel)
    {
        var query = new Query(reads);
        begun.Writer.TryWrite(query);
        return query.Result.Task.WaitAsync(cancel);
    }

    /// <summary>The next query, which has to be for these.</summary>
    public async Task<Query> NextAsync(params IReadOnlyList<string> ids)
    {
        var query = await begun.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(ids, query.Reads.Select(read => read.PersistenceId));
        return query;
    }

    internal sealed record Query(IReadOnlyList<JournalRead> Reads)
    {
        public TaskCompletionSource<IReadOnlyList<StoredEvents>> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Answer() =>
            Result.SetResult([.. Reads.Select(read => new StoredEvents(long.Parse(read.PersistenceId, CultureInfo.InvariantCulture), []))]);

        public void Fail() => Result.SetException(new TimeoutException());
    }
}
