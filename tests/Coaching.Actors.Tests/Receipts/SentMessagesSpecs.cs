using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Tests.Fakes;
using Coaching.Actors.Tests.MessageLog;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Receipts;

public sealed class SentMessagesSpecs
{
    private readonly FakeTimeProvider clock = new(Office.Noon);
    private readonly FakeMessageLog log;
    private readonly FakeReceiptStore store = new();
    private readonly ReceiptBook book = new();
    private readonly SentMessages messages;

    public SentMessagesSpecs()
    {
        log = new FakeMessageLog(clock);
        messages = new SentMessages(log, store, book, Office.Directory(), clock);
    }

    [Fact]
    public async Task Should_page_through_what_the_viewer_sees_newest_first()
    {
        for (var i = 1; i <= 500; i++)
        {
            Send($"m{i}", i % 100 == 0 ? Office.Ann : Office.Cat);
        }

        var (first, next) = await messages.ListAsync(Viewer(Office.North), mine: false, long.MaxValue, 3, default);
        var (second, end) = await messages.ListAsync(Viewer(Office.North), mine: false, next!.Value, 3, default);

        Assert.Equal([500L, 400, 300], first.Select(m => m.Sent.Version));
        Assert.Equal([200L, 100], second.Select(m => m.Sent.Version));
        Assert.Null(end);
    }

    [Fact]
    public async Task Should_have_no_next_page_when_the_last_one_is_just_full()
    {
        Send("a", Office.Ann);
        Send("b", Office.Ann);

        var (page, next) = await messages.ListAsync(Viewer(new Scope.Everyone()), mine: false, long.MaxValue, 2, default);

        Assert.Equal(2, page.Count);
        Assert.Null(next);
    }

    [Fact]
    public async Task Should_not_exist_for_who_may_not_see_it()
    {
        Send("a", Office.Cat);

        Assert.Null(await messages.FindAsync(new MessageId("a"), Viewer(Office.North), default));
        Assert.Null(await messages.DeliveriesAsync(new MessageId("a"), Viewer(Office.North), default));
        Assert.NotNull(await messages.FindAsync(new MessageId("a"), Viewer(new Scope.Everyone()), default));
    }

    [Fact]
    public async Task Should_count_from_the_record_what_is_older_than_the_book()
    {
        Send("a", Office.Ann, Office.Bob);
        Send("b", Office.Ann, Office.Bob);
        await store.WriteReceiptsAsync([new Receipt(1, Office.Ann, null, Office.Noon, null)], 1, default);
        book.Start(1, new RecordedReceipts([], [new Receipt(2, Office.Ann, null, Office.Noon, null), new Receipt(2, Office.Bob, Office.Noon, null, null)]));

        var (page, _) = await messages.ListAsync(Viewer(new Scope.Everyone()), mine: false, long.MaxValue, 9, default);

        Assert.Equal([(2, 1), (1, 1)], page.Select(m => (m.Funnel.Seen, m.Funnel.Read)));
    }

    [Fact]
    public async Task Should_read_the_record_once_a_page_when_all_is_older_than_the_book()
    {
        for (var i = 1; i <= 50; i++)
        {
            Send($"m{i}", Office.Ann);
        }

        await store.WriteReceiptsAsync([.. Enumerable.Range(1, 50).Select(v => new Receipt(v, Office.Ann, null, Office.Noon, null))], 1, default);
        book.Start(50, new RecordedReceipts([], []));
        var calls = new List<string>();
        store.Before = call =>
        {
            calls.Add(call);
            return Task.CompletedTask;
        };

        var (page, _) = await messages.ListAsync(Viewer(new Scope.Everyone()), mine: false, long.MaxValue, 50, default);

        Assert.Equal(50, page.Sum(m => m.Funnel.Read));
        Assert.Equal([nameof(store.LoadAsync)], calls);
    }

    [Fact]
    public async Task Should_list_deliveries_by_name_and_say_when_a_message_expired()
    {
        log.AppendElsewhere(Drafts.New("a") with
        {
            Audience = AgentSet.FromOrdinals([Office.Cat, Office.Ann, Office.Bob]),
            ExpiresAt = Office.Noon.AddMinutes(5),
        });
        clock.Advance(TimeSpan.FromMinutes(5));

        var deliveries = await messages.DeliveriesAsync(new MessageId("a"), Viewer(new Scope.Everyone()), default);

        Assert.Equal(["ann", "bob", "cat"], deliveries!.Select(d => d.Agent.Id));
        Assert.Equal(SentState.Expired, (await messages.FindAsync(new MessageId("a"), Viewer(new Scope.Everyone()), default))!.State);
    }

    private static Viewer Viewer(Scope scope) => new("nora", scope, Office.Index);

    private void Send(string id, params int[] audience) => log.AppendElsewhere(Drafts.New(id) with { Audience = AgentSet.FromOrdinals(audience) });
}
