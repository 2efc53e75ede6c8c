using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Roster;
using Coaching.Actors.Tests.Fakes;
using CsCheck;

namespace Coaching.Actors.Tests.Serialization;

/// <summary>Values of every type on the wire: one of each for the golden files, and any number for properties.</summary>
internal static class WireSamples
{
    private static readonly AgentId Ann = new("ann");

    private static readonly DeliveryFacts Facts = new(41, Office.Noon, Office.Noon.AddSeconds(1), Office.Noon.AddSeconds(2));

    private static readonly ShownStatus OnBreak = Office.Status(AgentStatus.OnBreak, "lunch");

    /// <summary>Never change one: the files beside them are what journals and other nodes hold.</summary>
    public static IReadOnlyList<object> Golden { get; } =
    [
        new AgentEvent.DayOpened(Office.Today, OnBreak, true),
        new AgentEvent.DayClosed(Office.Today, [Facts, DeliveryFacts.None(42) with { SeenAt = Office.Noon }]),
        new AgentEvent.StatusSet(Office.Today, Office.Status(AgentStatus.WrapUp)),
        new AgentEvent.MessagesSeen(Office.Today, [41, 42, 9_000_000_000], Office.Noon),
        new AgentEvent.MessagesRead(Office.Today, [41], Office.Noon),
        new AgentEvent.MessageAcknowledged(Office.Today, 41, Office.Noon),
        new AgentEvent.DayState(Office.Today, OnBreak, true, [Facts], [DeliveryFacts.None(40) with { ReadAt = Office.Noon }]),
        new AgentCommand.RegisterSession(Ann, 1),
        new AgentCommand.RenewSession(Ann, 2),
        new AgentCommand.GetInbox(Ann, 3),
        new AgentCommand.SetStatus(Ann, 4, AgentStatus.OnBreak, "lunch"),
        new AgentCommand.MarkSeen(Ann, 5, [41, 42]),
        new AgentCommand.MarkRead(Ann, 6, [41]),
        new AgentCommand.Acknowledge(Ann, 7, 41),
        new AgentReply.Done(8),
        new AgentReply.NoSuchAgent(9),
        new AgentReply.Inbox(10, Office.Today, 43, OnBreak, 12, [Facts]),
        new AgentNews.StatusChanged(OnBreak, 13),
        new AgentNews.DeliveriesChanged([Facts]),
        new AgentNews.InboxChanged(),
        new StatusesChanged([new RosterChange(3, new ShownStatus(AgentStatus.OnBreak, "lunch", Office.Noon))]),
        new ReceiptsRecorded([new Receipt(41, 3, Office.Noon, null, null)]),
        new DeliveriesRecorded("node-1", [new DeliveredSets(41, AgentSet.FromOrdinals([1, 200]), AgentSet.Empty)]),
        new LogGrew(41, []),
        JournalGrew.Instance,
    ];

    private static readonly Gen<DateTimeOffset> Times = Gen.Long[1, 4_000_000_000_000].Select(DateTimeOffset.FromUnixTimeMilliseconds);

    private static readonly Gen<DateTimeOffset?> MaybeTimes = Gen.Select(Gen.Bool, Times).Select(t => t.Item1 ? t.Item2 : (DateTimeOffset?)null);

    private static readonly Gen<DateOnly> Dates = Gen.Int[0, 3_600_000].Select(DateOnly.FromDayNumber);

    private static readonly Gen<long> Numbers = Gen.Long[0, long.MaxValue];

    private static readonly Gen<IReadOnlyList<long>> Versions = Numbers.List[0, 5].Select(v => (IReadOnlyList<long>)v);

    private static readonly Gen<AgentId> Ids = Gen.String[Gen.Char.AlphaNumeric, 1, 64].Select(id => new AgentId(id));

    private static readonly Gen<string?> Reasons = Gen.Select(Gen.Bool, Gen.String[Gen.Char.AlphaNumeric, 1, 64]).Select(r => r.Item1 ? r.Item2 : null);

    private static readonly Gen<AgentStatus> Statuses = Gen.Int[1, 5].Select(s => (AgentStatus)s);

    private static readonly Gen<ShownStatus> Shown = Gen.Select(Statuses, Reasons, Times).Select(s => new ShownStatus(s.Item1, s.Item2, s.Item3));

    private static readonly Gen<IReadOnlyList<DeliveryFacts>> ManyFacts =
        Gen.Select(Numbers, MaybeTimes, MaybeTimes, MaybeTimes).Select(f => new DeliveryFacts(f.Item1, f.Item2, f.Item3, f.Item4)).List[0, 5]
            .Select(f => (IReadOnlyList<DeliveryFacts>)f);

    private static readonly Gen<AgentSet> Sets = Gen.Int[0, 60_000].HashSet[0, 20].Select(s => AgentSet.FromOrdinals(s));

    private static readonly Gen<Sent> Entries = Gen.Select(
            Gen.Select(Numbers, Ids, Gen.String, Gen.Int[1, 3], Gen.Bool),
            Gen.Select(Times, MaybeTimes, Gen.String, Sets))
        .Select(x => new Sent(
            x.Item1.Item1,
            new MessageId(x.Item1.Item2.Value),
            new UserRef("sue", "Sue"),
            x.Item1.Item3,
            (Priority)x.Item1.Item4,
            x.Item1.Item5,
            x.Item2.Item1,
            x.Item2.Item2,
            x.Item2.Item3,
            x.Item2.Item4));

    public static IReadOnlyDictionary<Type, Gen<object>> Any { get; } = new Dictionary<Type, Gen<object>>
    {
        [typeof(AgentEvent.DayOpened)] =
            Gen.Select(Dates, Shown, Gen.Bool, MaybeTimes).Select(x => (object)new AgentEvent.DayOpened(x.Item1, x.Item2, x.Item3, x.Item4)),
        [typeof(AgentEvent.DayClosed)] = Gen.Select(Dates, ManyFacts).Select(x => (object)new AgentEvent.DayClosed(x.Item1, x.Item2)),
        [typeof(AgentEvent.StatusSet)] = Gen.Select(Dates, Shown).Select(x => (object)new AgentEvent.StatusSet(x.Item1, x.Item2)),
        [typeof(AgentEvent.MessagesSeen)] = Gen.Select(Dates, Versions, Times).Select(x => (object)new AgentEvent.MessagesSeen(x.Item1, x.Item2, x.Item3)),
        [typeof(AgentEvent.MessagesRead)] = Gen.Select(Dates, Versions, Times).Select(x => (object)new AgentEvent.MessagesRead(x.Item1, x.Item2, x.Item3)),
        [typeof(AgentEvent.MessageAcknowledged)] =
            Gen.Select(Dates, Numbers, Times).Select(x => (object)new AgentEvent.MessageAcknowledged(x.Item1, x.Item2, x.Item3)),
        [typeof(AgentEvent.DayState)] =
            Gen.Select(Dates, Shown, Gen.Bool, ManyFacts, ManyFacts, MaybeTimes)
                .Select(x => (object)new AgentEvent.DayState(x.Item1, x.Item2, x.Item3, x.Item4, x.Item5, x.Item6)),
        [typeof(AgentCommand.RegisterSession)] = Gen.Select(Ids, Numbers).Select(x => (object)new AgentCommand.RegisterSession(x.Item1, x.Item2)),
        [typeof(AgentCommand.RenewSession)] = Gen.Select(Ids, Numbers).Select(x => (object)new AgentCommand.RenewSession(x.Item1, x.Item2)),
        [typeof(AgentCommand.GetInbox)] = Gen.Select(Ids, Numbers).Select(x => (object)new AgentCommand.GetInbox(x.Item1, x.Item2)),
        [typeof(AgentCommand.SetStatus)] =
            Gen.Select(Ids, Numbers, Statuses, Reasons).Select(x => (object)new AgentCommand.SetStatus(x.Item1, x.Item2, x.Item3, x.Item4)),
        [typeof(AgentCommand.MarkSeen)] = Gen.Select(Ids, Numbers, Versions).Select(x => (object)new AgentCommand.MarkSeen(x.Item1, x.Item2, x.Item3)),
        [typeof(AgentCommand.MarkRead)] = Gen.Select(Ids, Numbers, Versions).Select(x => (object)new AgentCommand.MarkRead(x.Item1, x.Item2, x.Item3)),
        [typeof(AgentCommand.Acknowledge)] = Gen.Select(Ids, Numbers, Numbers).Select(x => (object)new AgentCommand.Acknowledge(x.Item1, x.Item2, x.Item3)),
        [typeof(AgentReply.Done)] = Numbers.Select(n => (object)new AgentReply.Done(n)),
        [typeof(AgentReply.NoSuchAgent)] = Numbers.Select(n => (object)new AgentReply.NoSuchAgent(n)),
        [typeof(AgentReply.Inbox)] = Gen.Select(Numbers, Dates, Numbers, Shown, Numbers, ManyFacts, MaybeTimes)
            .Select(x => (object)new AgentReply.Inbox(x.Item1, x.Item2, x.Item3, x.Item4, x.Item5, x.Item6, x.Item7)),
        [typeof(AgentNews.StatusChanged)] = Gen.Select(Shown, Numbers).Select(x => (object)new AgentNews.StatusChanged(x.Item1, x.Item2)),
        [typeof(AgentNews.DeliveriesChanged)] = ManyFacts.Select(f => (object)new AgentNews.DeliveriesChanged(f)),
        [typeof(AgentNews.InboxChanged)] = Gen.Const((object)new AgentNews.InboxChanged()),
        [typeof(StatusesChanged)] = Gen.Select(Gen.Int[0, 60_000], Statuses, Reasons, Times).List[0, 5]
            .Select(l => (object)new StatusesChanged([.. l.Select(x => new RosterChange(x.Item1, new ShownStatus(x.Item2, x.Item3, x.Item4)))])),
        [typeof(ReceiptsRecorded)] = Gen.Select(
                Gen.Select(Numbers, Gen.Int[0, 60_000], MaybeTimes, MaybeTimes, MaybeTimes).List[0, 5], Gen.String[Gen.Char.AlphaNumeric, 0, 32], Numbers)
            .Select(x => (object)new ReceiptsRecorded(
                [.. x.Item1.Select(r => new Receipt(r.Item1, r.Item2, r.Item3, r.Item4, r.Item5))], x.Item2, x.Item3)),
        [typeof(DeliveriesRecorded)] = Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 32], Gen.Select(Numbers, Sets, Sets).List[0, 4], Numbers)
            .Select(x => (object)new DeliveriesRecorded(x.Item1, [.. x.Item2.Select(d => new DeliveredSets(d.Item1, d.Item2, d.Item3))], x.Item3)),
        [typeof(LogGrew)] = Gen.Select(Numbers, Entries.List[0, 3]).Select(x => (object)new LogGrew(x.Item1, x.Item2)),
        [typeof(JournalGrew)] = Gen.Const((object)JournalGrew.Instance),
    };
}
