using Akka.Actor;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Audiences;
using Coaching.Actors.ClearDown;
using Coaching.Actors.Persistence;
using Coaching.Actors.Receipts;
using Coaching.Actors.Tests.Fakes;
using Coaching.Actors.Tests.MessageLog;
using Xunit;

namespace Coaching.Actors.Tests.ClearDown;

public sealed class ClearDownActorSpecs : TestKit
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    private readonly VirtualTime time;
    private readonly FakeMessageLog log;
    private readonly FakeReceiptStore receipts = new();
    private readonly FakeStorage storage = new();

    public ClearDownActorSpecs()
        : base(VirtualTime.Hocon)
    {
        time = new VirtualTime(Sys);
        log = new FakeMessageLog(time.Clock);
    }

    [Fact]
    public async Task Should_erase_yesterday_and_scrub_when_every_site_s_day_is_over()
    {
        log.AppendElsewhere(Drafts.New("a"));
        Start();
        await PassUntilAsync(() => Assert.Equal(1, storage.Scrubs));
        Assert.NotEmpty(await log.ReadAfterAsync(0, 9, default));

        time.Clock.Advance(TimeSpan.FromDays(1));
        await PassUntilAsync(() => Assert.Equal(2, storage.Scrubs));

        Assert.Empty(await log.ReadAfterAsync(0, 9, default));
        Assert.Equal(1, receipts.ErasedUpTo);
    }

    [Fact]
    public async Task Should_scrub_only_when_there_was_something_to_erase()
    {
        Start();
        await PassUntilAsync(() => Assert.Equal(1, storage.Scrubs));
        var rounds = storage.PreviewRounds;

        await PassUntilAsync(() => Assert.True(storage.PreviewRounds > rounds + 2));

        Assert.Equal(1, storage.Scrubs);
    }

    [Fact]
    public async Task Should_scrub_again_when_something_was_in_the_way()
    {
        storage.Result = false;
        Start();
        await PassUntilAsync(() => Assert.True(storage.Scrubs >= 2));

        storage.Result = true;
        await PassUntilAsync(() => Assert.True(storage.Succeeded));
    }

    [Fact]
    public async Task Should_make_up_for_all_rounds_that_were_missed()
    {
        log.AppendElsewhere(Drafts.New("a"));
        time.Clock.Advance(TimeSpan.FromDays(1));
        log.AppendElsewhere(Drafts.New("b"));
        time.Clock.Advance(TimeSpan.FromDays(2));
        log.AppendElsewhere(Drafts.New("c"));

        Start();
        await PassUntilAsync(() => Assert.Equal(2, receipts.ErasedUpTo));

        Assert.Equal(["c"], (await log.ReadAfterAsync(0, 9, default)).Select(m => m.Id.Value));
    }

    [Fact]
    public async Task Should_make_up_for_a_round_that_broke_off_after_the_erasure()
    {
        Start();
        await PassUntilAsync(() => Assert.Equal(1, storage.Scrubs));
        log.AppendElsewhere(Drafts.New("a"));
        receipts.Before = call => call == nameof(receipts.EraseUpToAsync) ? Task.FromException(new TimeoutException("Away.")) : Task.CompletedTask;
        time.Clock.Advance(TimeSpan.FromDays(1));
        await PassUntilAsync(async () => Assert.Empty(await log.ReadAfterAsync(0, 9, default)));
        Assert.Equal((0, 1), (receipts.ErasedUpTo, storage.Scrubs));

        receipts.Before = _ => Task.CompletedTask;
        await PassUntilAsync(() => Assert.Equal(1, receipts.ErasedUpTo));

        await PassUntilAsync(() => Assert.True(storage.Scrubs >= 2));
    }

    [Fact]
    public async Task Should_look_at_the_whole_journal_only_around_the_turn_of_a_day()
    {
        Start();
        await PassUntilAsync(() => Assert.Equal(1, storage.Scrubs));
        var (sweeps, rounds) = (storage.Sweeps, storage.PreviewRounds);

        await PassUntilAsync(() => Assert.True(storage.PreviewRounds > rounds + 5));
        Assert.Equal(sweeps, storage.Sweeps);

        time.Clock.Advance(TimeSpan.FromDays(1));
        await PassUntilAsync(() => Assert.True(storage.Sweeps > sweeps));
    }

    private void Start()
    {
        var context = new ClearDownContext(
            log, receipts, storage, storage, storage, Office.Directory(), new RetentionSettings(0), time.Clock, Every);
        Sys.ActorOf(Props.Create(() => new ClearDownActor(context)));
    }

    private Task PassUntilAsync(Action assert) => PassUntilAsync(() =>
    {
        assert();
        return Task.CompletedTask;
    });

    private Task PassUntilAsync(Func<Task> assert) => AwaitAssertAsync(async () =>
    {
        time.Pass(Every);
        await assert();
    });

    /// <summary>The stores that clear-down only calls: they count.</summary>
    private sealed class FakeStorage : IPreviewStore, IJournalTail, IStorageMaintenance
    {
        public int Scrubs { get; private set; }

        public int PreviewRounds { get; private set; }

        public int Sweeps { get; private set; }

        public bool Result { get; set; } = true;

        public bool Succeeded { get; private set; }

        public Task SaveAsync(PreviewedAudience preview, CancellationToken cancel) => Task.CompletedTask;

        public Task<PreviewedAudience?> FindAsync(string token, DateTimeOffset now, CancellationToken cancel) => Task.FromResult<PreviewedAudience?>(null);

        public Task DeleteExpiredAsync(DateTimeOffset now, CancellationToken cancel)
        {
            PreviewRounds++;
            return Task.CompletedTask;
        }

        public Task<JournalPage> ReadAfterAsync(long position, int limit, CancellationToken cancel) => Task.FromResult(new JournalPage([], position));

        public Task DeleteBeforeAsync(IReadOnlyList<JournalRow> wholes, CancellationToken cancel) => Task.CompletedTask;

        public Task<int> SweepAsync(DateTimeOffset writtenBefore, long position, CancellationToken cancel)
        {
            Sweeps++;
            return Task.FromResult(0);
        }

        public Task<bool> ScrubAsync(CancellationToken cancel)
        {
            Scrubs++;
            Succeeded |= Result;
            return Task.FromResult(Result);
        }
    }
}
