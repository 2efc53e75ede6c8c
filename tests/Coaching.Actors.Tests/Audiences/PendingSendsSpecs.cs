using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Coaching.Actors.Audiences;
using Coaching.Actors.Tests.MessageLog;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Audiences;

public sealed class PendingSendsSpecs : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider clock = new();
    private readonly PendingSends sends;

    public PendingSendsSpecs()
        : base("akka.loglevel = OFF") => sends = new PendingSends(3, Patience, clock);

    [Fact]
    public void Should_start_no_batch_while_one_is_under_way()
    {
        Add("a");
        Assert.Equal(["a"], Ids(sends.StartBatch(2)));
        Add("b");
        Add("c");
        Add("d");

        Assert.Empty(sends.StartBatch(2));
        Assert.Equal(["a"], Ids(sends.EndBatch()));
        Assert.Equal(["b", "c"], Ids(sends.StartBatch(2)));
        sends.EndBatch();
        Assert.Equal(["d"], Ids(sends.StartBatch(2)));
    }

    [Fact]
    public void Should_be_full_only_by_those_who_wait()
    {
        Add("a");
        sends.StartBatch(1);
        Add("b");
        Add("c");
        Assert.False(sends.IsFull);

        Add("d");

        Assert.True(sends.IsFull);
    }

    [Fact]
    public async Task Should_answer_only_the_late_ones_and_take_the_waiting_of_them_out()
    {
        var (inFlight, late, fresh) = (Add("a"), default(TestProbe), default(TestProbe));
        sends.StartBatch(1);
        late = Add("b");
        clock.Advance(Patience);
        fresh = Add("c");
        clock.Advance(TimeSpan.FromMilliseconds(1));

        sends.GiveUpOnLate();

        await inFlight.ExpectMsgAsync<SendReply.OutcomeUnknown>();
        await late.ExpectMsgAsync<SendReply.OutcomeUnknown>();
        Assert.False(fresh.HasMessages);
        Assert.Equal(["a"], Ids(sends.EndBatch()));
        Assert.Equal(["c"], Ids(sends.StartBatch(3)));
    }

    [Fact]
    public void Should_give_up_on_nobody_when_the_patience_is_just_over()
    {
        var waiting = Add("a");
        clock.Advance(Patience);

        sends.GiveUpOnLate();

        Assert.False(waiting.HasMessages);
    }

    [Fact]
    public async Task Should_answer_once_when_the_outcome_is_known_later()
    {
        var asker = Add("a");
        sends.StartBatch(1);
        clock.Advance(Patience * 2);
        sends.GiveUpOnLate();

        sends.EndBatch()[0].Answer(new SendReply.Nobody());
        asker.Tell("end");

        await asker.ExpectMsgAsync<SendReply.OutcomeUnknown>();
        await asker.ExpectMsgAsync("end");
    }

    [Fact]
    public async Task Should_answer_everybody_when_the_committer_is_no_more()
    {
        var inFlight = Add("a");
        sends.StartBatch(1);
        var waiting = Add("b");

        sends.GiveUpOnAll();

        await inFlight.ExpectMsgAsync<SendReply.OutcomeUnknown>();
        await waiting.ExpectMsgAsync<SendReply.OutcomeUnknown>();
    }

    private static IEnumerable<string> Ids(IEnumerable<PendingSend> sends) => sends.Select(s => s.Draft.Id.Value);

    private TestProbe Add(string id)
    {
        var asker = CreateTestProbe();
        sends.Add(new PendingSend(Drafts.New(id), null, asker, clock.GetTimestamp()));
        return asker;
    }
}
