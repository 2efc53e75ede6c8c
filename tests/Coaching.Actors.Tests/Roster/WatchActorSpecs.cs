using System.Collections.Concurrent;
using Akka.Actor;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Roster;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Roster;

public sealed class WatchActorSpecs : TestKit
{
    private static readonly ShownStatus Available = new(AgentStatus.Available, null, Office.Noon);

    private readonly VirtualTime time;
    private readonly RosterBoard board = new(Office.Noon);
    private readonly CurrentDirectory directory = Office.Directory();
    private readonly DayIndex day = new();
    private readonly ReceiptBook book = new();
    private readonly FakePage page = new();
    private readonly IActorRef watch;

    public WatchActorSpecs()
        : base(VirtualTime.Hocon)
    {
        time = new VirtualTime(Sys);
        var messages = new SentMessages(new FakeMessageLog(time.Clock), new FakeReceiptStore(), book, directory, time.Clock);
        var context = new WatchContext(board, directory, day, messages, time.Clock);
        watch = Sys.ActorOf(Props.Create(() => new WatchActor(new WatchUser("nora", Office.North), page, context)));
    }

    [Fact]
    public async Task Should_show_nothing_that_was_not_asked_for()
    {
        day.Add(Office.Message(1, Office.Ann));
        Sys.EventStream.Publish(new EntryFollowed(Office.Message(1, Office.Ann)));

        await PushAsync();

        Assert.Empty(page.Agents);
        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task Should_show_the_scope_s_agents_and_then_who_changed_at_the_next_beat()
    {
        Assert.Equal(2, (await watch.Ask<Watching>(new WatchAgents(AgentQuery.All))).Total);
        await PushAsync();
        Assert.Equal(["ann", "bob"], page.Agents.OfType<AgentsDifference.Row>().Select(r => r.Agent.Id));
        page.Agents.Clear();

        board.Set(Office.Bob, Available);
        Sys.EventStream.Publish(new RosterChanged(AgentSet.FromOrdinals([Office.Bob, Office.Cat])));
        await SettleAsync();
        Assert.Empty(page.Agents);
        await PushAsync();

        Assert.Equal(("bob", Available), page.Agents.OfType<AgentsDifference.Row>().Select(r => (r.Agent.Id, r.Status)).Single());
    }

    [Fact]
    public async Task Should_show_a_list_at_once_but_another_one_right_after_it_at_the_next_beat()
    {
        await watch.Ask<Watching>(new WatchAgents(AgentQuery.All));
        await SettleAsync();
        Assert.Equal(["ann", "bob"], page.Agents.OfType<AgentsDifference.Row>().Select(r => r.Agent.Id));
        page.Agents.Clear();

        await watch.Ask<Watching>(new WatchAgents(new AgentQuery(GroupFilter.Empty, "ann")));
        await SettleAsync();
        Assert.Empty(page.Agents);
        await PushAsync();

        Assert.Equal([new AgentsDifference.Removed("bob")], page.Agents);
    }

    [Fact]
    public async Task Should_take_away_who_left_the_directory()
    {
        await watch.Ask<Watching>(new WatchAgents(AgentQuery.All));
        await PushAsync();
        page.Agents.Clear();

        directory.Set(Office.With(Office.Ann, row => row, removed: true));
        Sys.EventStream.Publish(new DirectoryChanged(directory.Index));
        await PushAsync();

        Assert.Equal(new AgentsDifference.Removed("ann"), Assert.Single(page.Agents));
    }

    [Fact]
    public async Task Should_show_messages_in_scope_with_funnels_cut_to_it_and_again_only_when_they_change()
    {
        book.Start(0, new RecordedReceipts([], []));
        day.Add(Office.Message(1, Office.Ann, Office.Cat));
        day.Add(Office.Message(2, Office.Cat));
        await watch.Ask<Watching>(new WatchMessages());
        await PushAsync();
        Assert.Equal((1L, 1), page.Messages.Select(m => (m.Sent.Version, m.Funnel.Targeted)).Single());

        Sys.EventStream.Publish(new FunnelsChanged([1]));
        await PushAsync();
        Assert.Single(page.Messages);
        book.Add([], [new Receipt(1, Office.Ann, null, Office.Noon, null), new Receipt(1, Office.Cat, null, Office.Noon, null)]);
        Sys.EventStream.Publish(new FunnelsChanged([1]));
        await PushAsync();

        Assert.Equal([0, 1], page.Messages.Select(m => m.Funnel.Read));
    }

    [Fact]
    public async Task Should_show_what_is_sent_later_when_it_is_in_scope()
    {
        book.Start(0, new RecordedReceipts([], []));
        await watch.Ask<Watching>(new WatchMessages());
        await PushAsync();

        foreach (var sent in new[] { Office.Message(1, Office.Ann), Office.Message(2, Office.Cat), Office.Message(3, Office.Bob) })
        {
            day.Add(sent);
            Sys.EventStream.Publish(new EntryFollowed(sent));
        }

        await PushAsync();

        Assert.Equal([3L, 1L], page.Messages.Select(m => m.Sent.Version));
    }

    [Fact]
    public async Task Should_keep_the_newest_only()
    {
        book.Start(0, new RecordedReceipts([], []));
        Follow(1);
        await watch.Ask<Watching>(new WatchMessages());
        await PushAsync();
        Assert.Single(page.Messages);
        page.Messages.Clear();

        Follow([.. Enumerable.Range(2, WatchActor.NewestMessages)]);
        await PushAsync();
        Assert.Equal(WatchActor.NewestMessages, page.Messages.Count);
        page.Messages.Clear();
        book.Add([], [new Receipt(1, Office.Ann, null, Office.Noon, null), new Receipt(2, Office.Ann, null, Office.Noon, null)]);
        Sys.EventStream.Publish(new FunnelsChanged([1, 2]));
        await PushAsync();

        Assert.Equal(2, Assert.Single(page.Messages).Sent.Version);
    }

    [Fact]
    public async Task Should_say_nothing_more_of_what_was_forgotten()
    {
        book.Start(0, new RecordedReceipts([], []));
        Follow(1);
        await watch.Ask<Watching>(new WatchMessages());
        await PushAsync();
        page.Messages.Clear();

        day.ForgetBefore(DateTimeOffset.MaxValue);
        Sys.EventStream.Publish(new EntriesForgotten(1));
        Sys.EventStream.Publish(new FunnelsChanged([1]));
        await PushAsync();

        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task Should_wait_for_a_page_that_reads_slowly_and_then_show_the_last_of_each()
    {
        await watch.Ask<Watching>(new WatchAgents(AgentQuery.All));
        await PushAsync();
        page.Agents.Clear();
        page.IsBusy = true;

        foreach (var status in new[] { AgentStatus.WrapUp, AgentStatus.Available })
        {
            board.Set(Office.Bob, Office.Status(status));
            Sys.EventStream.Publish(new RosterChanged(AgentSet.FromOrdinals([Office.Bob])));
            await PushAsync();
        }

        Assert.Empty(page.Agents);
        page.IsBusy = false;
        await PushAsync();

        Assert.Equal(("bob", AgentStatus.Available), page.Agents.OfType<AgentsDifference.Row>().Select(r => (r.Agent.Id, r.Status.Status)).Single());
    }

    [Fact]
    public async Task Should_end_when_its_page_is_gone_though_nobody_said_so()
    {
        Watch(watch);
        page.IsOver = true;
        await SettleAsync();

        time.Pass(WatchActor.PushEvery);

        await ExpectTerminatedAsync(watch);
    }

    [Fact]
    public async Task Should_end_when_the_page_is_closed()
    {
        Watch(watch);

        watch.Tell(new WatchClosed());

        await ExpectTerminatedAsync(watch);
    }

    private void Follow(params int[] versions)
    {
        foreach (var version in versions)
        {
            var sent = Office.Message(version, Office.Ann);
            day.Add(sent);
            Sys.EventStream.Publish(new EntryFollowed(sent));
        }
    }

    private async Task PushAsync()
    {
        await SettleAsync();
        time.Pass(WatchActor.PushEvery);
        await SettleAsync();
    }

    private Task<ActorIdentity> SettleAsync() => watch.Ask<ActorIdentity>(new Identify(null));

    private sealed class FakePage : IWatchConnection
    {
        public bool IsOver { get; set; }

        public bool IsBusy { get; set; }

        public ConcurrentQueue<AgentsDifference> Agents { get; } = [];

        public ConcurrentQueue<SentMessage> Messages { get; } = [];

        public void ShowAgents(IReadOnlyList<AgentsDifference> differences)
        {
            foreach (var difference in differences)
            {
                Agents.Enqueue(difference);
            }
        }

        public void ShowMessages(IReadOnlyList<SentMessage> messages)
        {
            foreach (var message in messages)
            {
                Messages.Enqueue(message);
            }
        }
    }
}
