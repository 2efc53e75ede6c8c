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
        Gen.Long[1, 11].Select(v => (Step)new Step.Command(new AgentCommand.Acknowledge(Ann, 1, v))));

    private static readonly Gen<Step> Statuses =
        Gen.Int[1, 5].Select(s => (Step)new Step.Command(new AgentCommand.SetStatus(Ann, 1, (AgentStatus)s, s == 4 ? "lunch" : null)));

    /// <summary>Long days with many statuses, as a dialler makes them: the journal is summed up more than once a day.</summary>
    private static readonly Gen<Step[]> Steps = Gen.Frequency(
        (60, Statuses),
        (40, Commands),
        (5, Gen.Const((Step)new Step.Repeat())),
        (5, Gen.Const((Step)new Step.Restart())),
        (5, Gen.Const((Step)new Step.Login())),
        (1, Gen.Int[1, 3].Select(days => (Step)new Step.Turn(days)))).Array[0, 400];

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
            if (all[i].IsWhole)
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

    /// <summary>Wholes repeat what came before them. More than is needed: the projection of receipts deletes only what it has read.</summary>
    [Fact]
    public void Should_tell_all_receipts_when_only_what_is_left_of_the_journal_is_projected() =>
        Gen.Select(Steps, Gen.Int[0, 99].Array[400]).Sample((steps, looks) =>
        {
            var life = new Life();
            var record = new Dictionary<long, DeliveryFacts>();

            for (var i = 0; i < steps.Length; i++)
            {
                if (steps[i] is Step.Turn || looks[i] == 0)
                {
                    Project(life.Journal.Kept, record);
                }

                life.Live(steps[i]);
            }

            Project(life.Journal.Kept, record);

            Assert.Equal(life.AllMarks.OrderBy(f => f.Version), record.Values.OrderBy(f => f.Version));
        });

    [Fact]
    public void Should_make_available_when_the_first_login_of_the_day_comes()
    {
        var onBreak = Journal.Replay(AgentDecider.Process(AgentState.Unopened, Set(AgentStatus.OnBreak), Office.Day, Office.Noon, InInbox));

        var events = AgentDecider.Login(onBreak, Office.NextDay, Office.Noon.AddDays(1));

        Assert.Equal(AgentStatus.Available, events.Aggregate(onBreak, (s, e) => s.Apply(e)).Status.Status);
    }

    [Fact]
    public void Should_keep_the_explicit_status_when_a_later_login_comes()
    {
        var onBreak = Journal.Replay(AgentDecider.Process(AgentState.Unopened, Set(AgentStatus.OnBreak), Office.Day, Office.Noon, InInbox));

        Assert.Empty(AgentDecider.Login(onBreak, Office.Day, Office.Noon));
    }

    [Fact]
    public void Should_make_available_at_the_first_login_when_the_day_was_opened_without_one()
    {
        var onBreak = Journal.Replay(AgentDecider.Process(AgentState.Unopened, Set(AgentStatus.OnBreak), Office.Day, Office.Noon, InInbox));
        var marked = AgentDecider.Process(onBreak, new AgentCommand.MarkRead(Ann, 1, [1]), Office.NextDay, Office.Noon, InInbox).Aggregate(onBreak, (s, e) => s.Apply(e));

        var loggedIn = AgentDecider.Login(marked, Office.NextDay, Office.Noon).Aggregate(marked, (s, e) => s.Apply(e));

        Assert.Equal(AgentStatus.OnBreak, marked.Status.Status);
        Assert.Equal(AgentStatus.Available, loggedIn.Status.Status);
        Assert.Empty(AgentDecider.Login(loggedIn, Office.NextDay, Office.Noon));
        Assert.NotNull(loggedIn.FactsOf(1).ReadAt);
    }

    [Fact]
    public void Should_keep_a_status_over_the_turn_when_a_session_stays_open()
    {
        var onBreak = Journal.Replay(AgentDecider.Process(AgentState.Unopened, Set(AgentStatus.OnBreak), Office.Day, Office.Noon, InInbox));

        var turned = AgentDecider.Turn(onBreak, Office.NextDay, carried: false).Aggregate(onBreak, (s, e) => s.Apply(e));

        Assert.Empty(AgentDecider.Login(turned, Office.NextDay, Office.Noon));
    }

    private static AgentCommand.SetStatus Set(AgentStatus status) => new(Ann, 1, status, null);

    private static void Project(IEnumerable<AgentEvent> events, Dictionary<long, DeliveryFacts> record)
    {
        foreach (var f in events.SelectMany(ReceiptProjection.ReceiptsFrom))
        {
            var known = record.GetValueOrDefault(f.Version) ?? DeliveryFacts.None(f.Version);
            record[f.Version] = new DeliveryFacts(
                f.Version, Earliest(known.SeenAt, f.SeenAt), Earliest(known.ReadAt, f.ReadAt), Earliest(known.AcknowledgedAt, f.AcknowledgedAt));
        }
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;

    private static void AssertSame(AgentState expected, AgentState actual)
    {
        Assert.Equal(expected.Date, actual.Date);
        Assert.Equal(expected.Start, actual.Start);
        Assert.Equal(expected.Status, actual.Status);
        Assert.Equal(expected.Carried, actual.Carried);
        Assert.Equal(expected.Facts.Values, actual.Facts.Values);
        Assert.Equal(expected.Closed.AsEnumerable(), actual.Closed);
        Assert.Equal(expected.EventsSinceWhole, actual.EventsSinceWhole);
    }

    /// <summary>An agent's life beside a plain model of its marks: the first time of each, by day and message.</summary>
    private sealed class Life
    {
        private readonly Dictionary<long, DeliveryFacts> marks = [];
        private InboxDay today = Office.Day;
        private DateTimeOffset now = Office.Noon;
        private long firstOfDay;
        private AgentCommand last = new AgentCommand.MarkSeen(Ann, 1, []);

        public Journal Journal { get; private set; } = Journal.Empty;

        public AgentState State { get; private set; } = AgentState.Unopened;

        public IEnumerable<DeliveryFacts> AllMarks => marks.Values;

        public void Live(Step step)
        {
            now = now.AddSeconds(1);

            switch (step)
            {
                case Step.Command c:
                    last = OfToday(c.Asked);
                    Write(AgentDecider.Process(State, last, today, now, IsOfToday));
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
                    today = new InboxDay(today.Date.AddDays(t.Days), today.Start.AddDays(t.Days));
                    firstOfDay += 100;
                    last = new AgentCommand.MarkSeen(Ann, 1, []);
                    break;
            }
        }

        public IReadOnlyList<AgentEvent> RepeatLast() => AgentDecider.Process(State, last, today, now, IsOfToday);

        private bool IsOfToday(long version) => InInbox(version - firstOfDay);

        /// <summary>Every day has messages of its own.</summary>
        private AgentCommand OfToday(AgentCommand command) => command switch
        {
            AgentCommand.MarkSeen c => c with { Versions = [.. c.Versions.Select(v => v + firstOfDay)] },
            AgentCommand.MarkRead c => c with { Versions = [.. c.Versions.Select(v => v + firstOfDay)] },
            AgentCommand.Acknowledge c => c with { Version = c.Version + firstOfDay },
            _ => command,
        };

        public void AssertMarksAreTheExpected() =>
            Assert.Equal(marks.Values.Where(f => f.Version > firstOfDay).OrderBy(f => f.Version), State.FactsOn(today.Date).Values);

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
            foreach (var version in versions.Where(IsOfToday))
            {
                marks[version] = mark(marks.GetValueOrDefault(version) ?? DeliveryFacts.None(version));
            }
        }
    }
}
