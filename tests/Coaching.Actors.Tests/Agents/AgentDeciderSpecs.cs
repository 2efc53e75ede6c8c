using Coaching.Actors.Agents;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Tests.Fakes;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Agents;

public sealed class AgentDeciderSpecs
{
    private static readonly AgentId Ann = new("ann");

    /// <summary>Messages 1 to 9 are in the inbox of every day, all above are not.</summary>
    private static readonly Func<long, bool> InInbox = version => version < 10;

    private static readonly Gen<IReadOnlyList<long>> Versions = Gen.Long[1, 11].List[0, 4].Select(v => (IReadOnlyList<long>)v);

    private static readonly Gen<Step> Commands = Gen.OneOf(
        Versions.Select(v => (Step)new Step.Command(new AgentCommand.MarkSeen(Ann, 1, v))),
        Versions.Select(v => (Step)new Step.Command(new AgentCommand.MarkRead(Ann, 1, v))),
        Gen.Long[1, 11].Select(v => (Step)new Step.Command(new AgentCommand.Acknowledge(Ann, 1, v))),
        Gen.Int[1, 5].Select(s => (Step)new Step.Command(new AgentCommand.SetStatus(Ann, 1, (AgentStatus)s, s == 4 ? "lunch" : null))));

    private static readonly Gen<Step[]> Steps = Gen.Frequency(
        (20, Commands),
        (2, Gen.Const((Step)new Step.Repeat())),
        (2, Gen.Const((Step)new Step.Restart())),
        (2, Gen.Const((Step)new Step.Login())),
        (1, Gen.Int[1, 3].Select(days => (Step)new Step.Turn(days)))).Array[0, 150];

    /// <summary>What may happen to an agent.</summary>
    private abstract record Step
    {
        public sealed record Command(AgentCommand Asked) : Step;

        public sealed record Repeat : Step;

        public sealed record Restart : Step;

        public sealed record Login : Step;

        public sealed record Turn(int Days) : Step;
    }

    [Fact]
    public void Should_keep_every_mark_once_whatever_happens() => Steps.Sample(steps =>
    {
        var life = new Life();

        foreach (var step in steps)
        {
            life.Live(step);

            life.AssertMarksAreTheExpected();
        }
    });

    [Fact]
    public void Should_recover_the_same_state_when_older_events_are_deleted() => Steps.Sample(steps =>
    {
        var life = new Life();
        Array.ForEach(steps, life.Live);

        var recovered = life.Journal.Replayed;

        AssertSame(Journal.Replay(life.Journal.All), recovered);
        AssertSame(life.State, recovered);
        Assert.InRange(life.Journal.Kept.Count(), 0, AgentDecider.EventsBetweenWholes + 3);
    });

    [Fact]
    public void Should_recover_the_same_state_from_every_whole() => Steps.Sample(steps =>
    {
        var life = new Life();
        Array.ForEach(steps, life.Live);
        var all = life.Journal.All;

        for (var i = 0; i < all.Count; i++)
        {
            if (all[i] is AgentEvent.DayState or AgentEvent.DayClosed)
            {
                AssertSame(Journal.Replay(all), Journal.Replay(all.Skip(i)));
            }
        }
    });

    [Fact]
    public void Should_write_nothing_when_the_same_command_comes_again() => Steps.Sample(steps =>
    {
        var life = new Life();

        foreach (var step in steps)
        {
            life.Live(step);

            Assert.Empty(life.RepeatLast());
        }
    });

    [Fact]
    public void Should_tell_all_receipts_of_a_day_when_only_what_is_left_of_it_is_projected() =>
        Gen.Select(Steps, Gen.Int[0, 150]).Sample((steps, projected) =>
        {
            var life = new Life();
            var record = new Dictionary<(DateOnly, long), Receipt>();

            for (var i = 0; i < steps.Length && life.Turns == 0; i++)
            {
                life.Live(steps[i]);

                if (i == projected)
                {
                    Project(life.Journal.Kept, record);
                }
            }

            Project(life.Journal.Kept, record);

            foreach (var mark in life.Marks)
            {
                var receipt = record[mark.Key];
                Assert.Equal(mark.Value, new DeliveryFacts(receipt.Version, receipt.SeenAt, receipt.ReadAt, receipt.AcknowledgedAt));
            }

            Assert.Equal(life.Marks.Count, record.Count);
        });

    [Fact]
    public void Should_make_available_when_the_first_login_of_the_day_comes()
    {
        var onBreak = Journal.Replay(AgentDecider.Process(AgentState.Unopened, Set(AgentStatus.OnBreak), Office.Today, Office.Noon, InInbox));

        var nextDay = Office.Today.AddDays(1);
        var events = AgentDecider.Login(onBreak, nextDay, Office.Noon.AddDays(1));

        Assert.Equal(AgentStatus.Available, events.Aggregate(onBreak, (s, e) => s.Apply(e)).Status.Status);
    }

    [Fact]
    public void Should_keep_the_explicit_status_when_a_later_login_comes()
    {
        var onBreak = Journal.Replay(AgentDecider.Process(AgentState.Unopened, Set(AgentStatus.OnBreak), Office.Today, Office.Noon, InInbox));

        Assert.Empty(AgentDecider.Login(onBreak, Office.Today, Office.Noon));
    }

    [Fact]
    public void Should_make_available_at_the_first_login_when_the_day_was_opened_without_one()
    {
        var onBreak = Journal.Replay(AgentDecider.Process(AgentState.Unopened, Set(AgentStatus.OnBreak), Office.Today, Office.Noon, InInbox));
        var nextDay = Office.Today.AddDays(1);
        var marked = AgentDecider.Process(onBreak, new AgentCommand.MarkRead(Ann, 1, [1]), nextDay, Office.Noon, InInbox).Aggregate(onBreak, (s, e) => s.Apply(e));

        var loggedIn = AgentDecider.Login(marked, nextDay, Office.Noon).Aggregate(marked, (s, e) => s.Apply(e));

        Assert.Equal(AgentStatus.OnBreak, marked.Status.Status);
        Assert.Equal(AgentStatus.Available, loggedIn.Status.Status);
        Assert.Empty(AgentDecider.Login(loggedIn, nextDay, Office.Noon));
        Assert.NotNull(loggedIn.FactsOf(1).ReadAt);
    }

    [Fact]
    public void Should_keep_a_status_over_the_turn_when_a_session_stays_open()
    {
        var onBreak = Journal.Replay(AgentDecider.Process(AgentState.Unopened, Set(AgentStatus.OnBreak), Office.Today, Office.Noon, InInbox));
        var nextDay = Office.Today.AddDays(1);

        var turned = AgentDecider.Turn(onBreak, nextDay, carried: false).Aggregate(onBreak, (s, e) => s.Apply(e));

        Assert.Empty(AgentDecider.Login(turned, nextDay, Office.Noon));
    }

    private static AgentCommand.SetStatus Set(AgentStatus status) => new(Ann, 1, status, null);

    private static void Project(IEnumerable<AgentEvent> events, Dictionary<(DateOnly, long), Receipt> record)
    {
        foreach (var e in events)
        {
            foreach (var f in ReceiptProjection.ReceiptsFrom(e))
            {
                var known = record.GetValueOrDefault((e.Date, f.Version)) ?? new Receipt(f.Version, 0, null, null, null);
                record[(e.Date, f.Version)] = new Receipt(
                    f.Version, 0, Earliest(known.SeenAt, f.SeenAt), Earliest(known.ReadAt, f.ReadAt), Earliest(known.AcknowledgedAt, f.AcknowledgedAt));
            }
        }
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;

    private static void AssertSame(AgentState expected, AgentState actual)
    {
        Assert.Equal(expected.Date, actual.Date);
        Assert.Equal(expected.Status, actual.Status);
        Assert.Equal(expected.Carried, actual.Carried);
        Assert.Equal(expected.Facts.Values, actual.Facts.Values);
        Assert.Equal(expected.EventsSinceWhole, actual.EventsSinceWhole);
    }

    /// <summary>An agent's life beside a plain model of its marks: the first time of each, by day and message.</summary>
    private sealed class Life
    {
        private DateOnly today = Office.Today;
        private DateTimeOffset now = Office.Noon;
        private AgentCommand last = new AgentCommand.MarkSeen(Ann, 1, []);

        public Journal Journal { get; private set; } = Journal.Empty;

        public AgentState State { get; private set; } = AgentState.Unopened;

        public int Turns { get; private set; }

        public Dictionary<(DateOnly, long), DeliveryFacts> Marks { get; } = [];

        public void Live(Step step)
        {
            now = now.AddSeconds(1);

            switch (step)
            {
                case Step.Command c:
                    last = c.Asked;
                    Write(AgentDecider.Process(State, last, today, now, InInbox));
                    Expect(last);
                    break;
                case Step.Repeat:
                    Write(RepeatLast());
                    Expect(last);
                    break;
                case Step.Restart:
                    State = Journal.Replayed;
                    break;
                case Step.Login:
                    Write(AgentDecider.Login(State, today, now));
                    break;
                case Step.Turn t:
                    today = today.AddDays(t.Days);
                    Turns++;
                    last = new AgentCommand.MarkSeen(Ann, 1, []);
                    break;
            }
        }

        public IReadOnlyList<AgentEvent> RepeatLast() => AgentDecider.Process(State, last, today, now, InInbox);

        public void AssertMarksAreTheExpected() =>
            Assert.Equal(Marks.Where(m => m.Key.Item1 == today).Select(m => m.Value).OrderBy(f => f.Version), State.FactsOn(today).Values);

        private void Write(IReadOnlyList<AgentEvent> events)
        {
            Journal = Journal.Write(events);
            State = events.Aggregate(State, (s, e) => s.Apply(e));
        }

        private void Expect(AgentCommand command)
        {
            switch (command)
            {
                case AgentCommand.MarkSeen c:
                    Mark(c.Versions, f => f with { SeenAt = f.SeenAt ?? now });
                    break;
                case AgentCommand.MarkRead c:
                    Mark(c.Versions, f => f with { ReadAt = f.ReadAt ?? now });
                    break;
                case AgentCommand.Acknowledge c:
                    Mark([c.Version], f => f with { ReadAt = f.ReadAt ?? now, AcknowledgedAt = f.AcknowledgedAt ?? now });
                    break;
                default:
                    break;
            }
        }

        private void Mark(IEnumerable<long> versions, Func<DeliveryFacts, DeliveryFacts> mark)
        {
            foreach (var version in versions.Where(InInbox))
            {
                Marks[(today, version)] = mark(Marks.GetValueOrDefault((today, version)) ?? DeliveryFacts.None(version));
            }
        }
    }
}
