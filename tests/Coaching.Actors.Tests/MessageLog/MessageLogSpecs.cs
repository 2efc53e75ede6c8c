using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Persistence;
using Coaching.Actors.Protocol;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.MessageLog;

public abstract class MessageLogSpecs(ITestDatabase database) : DatabaseSpecs(database)
{
    private TimeSpan offset;

    private IMessageLog Log => SqlMessageLog.On(Databases, new DatabaseClock(() => offset));

    [Fact]
    public async Task Should_number_from_one_without_gaps_when_appended()
    {
        await AppendAsync(Drafts.New("a"), Drafts.New("b"));
        await AppendAsync(Drafts.New("c"));

        var entries = await Log.ReadAfterAsync(0, 10, default);
        Assert.Equal([(1, "a"), (2, "b"), (3, "c")], entries.Select(entry => (entry.Version, entry.Id.Value)));
        Assert.Equal(3, await Log.GetHeadAsync(default));
    }

    [Fact]
    public async Task Should_give_everything_back_when_read()
    {
        var draft = Drafts.New("a") with
        {
            Body = "Zeile 1\nline 2 😀",
            Priority = Priority.Urgent,
            RequiresAck = true,
            ExpiresAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero),
            Audience = AgentSet.FromOrdinals([0, 63, 64, 49_999]),
        };

        var appended = Assert.IsType<AppendResult.Appended>(Assert.Single(await AppendAsync(draft))).Entry;

        Assert.Equal(appended, Assert.Single(await Log.ReadAfterAsync(0, 10, default)));
        Assert.Equal(appended, await Log.FindAsync(draft.Id, default));
        Assert.Equal(
            (draft.Id, draft.From, draft.Body, draft.Priority, draft.RequiresAck, draft.ExpiresAt, draft.Audience),
            (appended.Id, appended.From, appended.Body, appended.Priority, appended.RequiresAck, appended.ExpiresAt, appended.Audience));
    }

    [Fact]
    public async Task Should_answer_the_first_content_when_the_id_is_known()
    {
        var first = Assert.IsType<AppendResult.Appended>(Assert.Single(await AppendAsync(Drafts.New("a", content: 1)))).Entry;

        var results = await AppendAsync(Drafts.New("a", content: 2), Drafts.New("b"), Drafts.New("a") with { Audience = null });

        var known = new AppendResult.Known(Drafts.Hash(1), 2, first.SentAt);
        Assert.Equal(known, results[0]);
        Assert.Equal(2, Assert.IsType<AppendResult.Appended>(results[1]).Entry.Version);
        Assert.Equal(known, results[2]);
    }

    [Fact]
    public async Task Should_store_once_when_a_batch_holds_twins()
    {
        var results = await AppendAsync(
            Drafts.New("a", content: 1) with { Audience = null }, Drafts.New("a", content: 2), Drafts.New("a", content: 3));

        Assert.IsType<AppendResult.NotResolved>(results[0]);
        var entry = Assert.IsType<AppendResult.Appended>(results[1]).Entry;
        Assert.Equal(new AppendResult.Known(Drafts.Hash(2), 2, entry.SentAt), results[2]);
        Assert.Equal(1, await Log.GetHeadAsync(default));
    }

    [Fact]
    public async Task Should_write_nothing_when_the_audience_was_not_resolved()
    {
        var results = await AppendAsync(Drafts.New("a") with { Audience = null });

        Assert.IsType<AppendResult.NotResolved>(Assert.Single(results));
        Assert.Equal(0, await Log.GetHeadAsync(default));
    }

    [Fact]
    public async Task Should_neither_skip_nor_repeat_a_version_when_many_append_the_same_ids_at_once()
    {
        var batches = Enumerable.Range(0, 40).Select(i => Task.Run(() => AppendAsync(Drafts.New($"m{i % 20}"), Drafts.New($"n{i}"))));

        var results = (await Task.WhenAll(batches)).SelectMany(batch => batch).ToList();

        Assert.Equal(60, results.OfType<AppendResult.Appended>().Count());
        Assert.Equal(20, results.OfType<AppendResult.Known>().Count());
        var entries = await Log.ReadAfterAsync(0, 100, default);
        Assert.Equal(Enumerable.Range(1, 60).Select(i => (long)i), entries.Select(entry => entry.Version));
        Assert.Equal(entries.Select(entry => entry.SentAt).Order(), entries.Select(entry => entry.SentAt));
    }

    [Fact]
    public async Task Should_keep_times_in_order_when_the_clock_goes_back()
    {
        offset = TimeSpan.FromHours(5);
        await AppendAsync(Drafts.New("a"));
        offset = TimeSpan.Zero;
        await AppendAsync(Drafts.New("b"));

        var entries = await Log.ReadAfterAsync(0, 10, default);
        Assert.Equal(entries[0].SentAt, entries[1].SentAt);
        Assert.True(entries[0].SentAt > DateTimeOffset.UtcNow.AddHours(4));
    }

    [Fact]
    public async Task Should_find_where_a_day_starts_when_asked_for_an_instant()
    {
        Assert.Equal(0, await Log.GetVersionBeforeAsync(DateTimeOffset.UnixEpoch, default));
        await AppendAsync(Drafts.New("a"), Drafts.New("b"));
        offset = TimeSpan.FromDays(1);
        await AppendAsync(Drafts.New("c"));

        Assert.Equal(0, await Log.GetVersionBeforeAsync(DateTimeOffset.UnixEpoch, default));
        Assert.Equal(2, await Log.GetVersionBeforeAsync(DateTimeOffset.UtcNow.AddHours(12), default));
        Assert.Equal(3, await Log.GetVersionBeforeAsync(DateTimeOffset.UtcNow.AddDays(2), default));
    }

    [Fact]
    public async Task Should_list_newest_first_when_a_sender_looks_back()
    {
        await AppendAsync(Drafts.New("a"), Drafts.New("b", sender: "other"), Drafts.New("c"), Drafts.New("d"));

        Assert.Equal(["d", "c", "b"], (await Log.ListAsync(long.MaxValue, 3, null, default)).Select(entry => entry.Id.Value));
        Assert.Equal(["c", "a"], (await Log.ListAsync(4, 10, "sender", default)).Select(entry => entry.Id.Value));
    }

    [Fact]
    public async Task Should_keep_only_id_and_hash_when_erased()
    {
        var first = Assert.IsType<AppendResult.Appended>(Assert.Single(await AppendAsync(Drafts.New("a", content: 1)))).Entry;
        offset = TimeSpan.FromDays(1);
        await AppendAsync(Drafts.New("b"));

        Assert.Equal(1, (await Log.EraseBeforeAsync(DateTimeOffset.UtcNow.AddHours(12), TimeSpan.FromDays(7), default)).UpTo);

        Assert.Equal("b", Assert.Single(await Log.ReadAfterAsync(0, 10, default)).Id.Value);
        Assert.Equal("b", Assert.Single(await Log.ListAsync(long.MaxValue, 10, null, default)).Id.Value);
        Assert.Null(await Log.FindAsync(new MessageId("a"), default));
        Assert.Equal(new AppendResult.Known(Drafts.Hash(1), 2, first.SentAt), Assert.Single(await AppendAsync(Drafts.New("a", content: 9))));
    }

    [Fact]
    public async Task Should_erase_all_when_there_are_more_than_one_transaction_takes()
    {
        await AppendAsync([.. Enumerable.Range(0, 1_201).Select(i => Drafts.New($"m{i}"))]);
        offset = TimeSpan.FromDays(1);
        await AppendAsync(Drafts.New("keeper"));

        var first = await Log.EraseBeforeAsync(DateTimeOffset.UtcNow.AddHours(12), TimeSpan.FromDays(7), default);
        var second = await Log.EraseBeforeAsync(DateTimeOffset.UtcNow.AddHours(12), TimeSpan.FromDays(7), default);

        Assert.Equal(new Erasure(1_201, 1_201), first);
        Assert.Equal(new Erasure(0, 1_201), second);
        Assert.NotNull(await Log.FindAsync(new MessageId("keeper"), default));
    }

    [Fact]
    public async Task Should_forget_the_id_when_it_was_erased_long_ago()
    {
        await AppendAsync(Drafts.New("a"));
        offset = TimeSpan.FromDays(1);
        await Log.EraseBeforeAsync(DateTimeOffset.UtcNow.AddDays(1), TimeSpan.FromDays(7), default);
        offset = TimeSpan.FromDays(9);

        Assert.Equal(1, (await Log.EraseBeforeAsync(DateTimeOffset.UtcNow, TimeSpan.FromDays(7), default)).UpTo);

        var again = Assert.IsType<AppendResult.Appended>(Assert.Single(await AppendAsync(Drafts.New("a")))).Entry;
        Assert.Equal(2, again.Version);
    }

    [Fact]
    public async Task Should_store_what_the_database_takes_when_a_text_has_characters_it_refuses()
    {
        await AppendAsync(Drafts.New("a") with { Body = "nul \0 half \ud83d end" }, Drafts.New("b"));

        Assert.Equal("nul \ufffd half \ufffd end", (await Log.FindAsync(new MessageId("a"), default))!.Body);
    }

    [Fact]
    public async Task Should_throw_when_cancelled()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Log.AppendAsync([Drafts.New("a")], new CancellationToken(true)));
        Assert.Equal(0, await Log.GetHeadAsync(default));
    }

    private Task<IReadOnlyList<AppendResult>> AppendAsync(params SendDraft[] drafts) => Log.AppendAsync(drafts, default);
}

public sealed class SqliteMessageLogSpecs() : MessageLogSpecs(new SqliteFolder());

[Collection(PostgreSqlServer.Name)]
public sealed class PostgreSqlMessageLogSpecs(PostgreSqlFixture server) : MessageLogSpecs(new PostgreSqlDatabase(server));
