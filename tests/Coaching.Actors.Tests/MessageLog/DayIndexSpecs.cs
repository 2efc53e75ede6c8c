using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Tests.Fakes;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.MessageLog;

public sealed class DayIndexSpecs
{
    private static readonly string[] Letters = ["a", "é", "€", "😀", " "];

    /// <summary>Some texts are longer than what is left of a block, or than a whole one.</summary>
    private static readonly Gen<string> Texts = Gen.Frequency((30, Gen.Int[0, 4].Select(i => Letters[i]).Array[0, 40].Select(string.Concat)), (1, Gen.Int[1, 3].Select(n => new string('é', n * 400_000))));

    private static readonly Gen<Sent[]> Logs =
        Gen.Select(Gen.Int[0, 3], Gen.Bool, Gen.Int[0, 9].HashSet[1, 6], Texts, Gen.Int[0, 3], Gen.Bool).Array[0, 40].Select(entries =>
        {
            var (version, at) = (0L, Office.Noon);

            return entries.Select(e =>
            {
                // Gaps are erased entries; times never fall; every other audience is too large for posting lists.
                version += 1 + e.Item1;
                at = at.AddMinutes(e.Item1);
                return Office.Message(version, at, e.Item2 ? [.. Enumerable.Range(0, 300).Except(e.Item3)] : [.. e.Item3]) with
                {
                    Id = new MessageId($"{new string('m', (int)version % 50)}-{version}"),
                    From = new UserRef($"sender-{e.Item5}", $"Sëlma the {e.Item5}"),
                    Body = e.Item4,
                    Rule = e.Item4,
                    Priority = (Priority)e.Item5,
                    RequiresAck = e.Item6,
                    ExpiresAt = e.Item6 ? at.AddHours(e.Item5) : null,
                };
            }).ToArray();
        });

    [Fact]
    public void Should_answer_as_a_scan_of_the_log_does() =>
        Gen.Select(Logs, Gen.Int[0, 9], Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[-5, 60], Gen.Int[0, 40]).Sample((log, agent, from, to, forgotten, before) =>
        {
            var index = new DayIndex();
            var instant = Office.Noon.AddMinutes(forgotten);
            Array.ForEach(log[..Math.Min(before, log.Length)], index.Add);
            index.ForgetBefore(instant);
            Array.ForEach(log[Math.Min(before, log.Length)..], index.Add);
            var highest = index.ForgetBefore(instant);
            var kept = log.Where(e => e.SentAt >= instant).ToList();

            var inbox = index.InboxOf(agent, Office.Noon.AddMinutes(from), Office.Noon.AddMinutes(to));

            Assert.Equal(
                kept.Where(e => e.Audience.Contains(agent) && e.SentAt >= Office.Noon.AddMinutes(from) && e.SentAt < Office.Noon.AddMinutes(to)), inbox);
            Assert.Equal(log.Length == 0 ? 0 : log[^1].Version, index.Version);
            Assert.All(log, e => Assert.Equal(kept.Contains(e) ? e : null, index.Find(e.Version)));
            Assert.All(log, e => Assert.Equal(kept.Contains(e) ? e : null, index.Find(e.Id)));
            Assert.Null(index.Find(index.Version + 1));
            Assert.Equal(
                kept.Where(e => e.Audience.Contains(agent) && e.From.Id == "sender-1").Reverse().Take(3),
                index.Newest(3, (sender, audience) => audience.Contains(agent) && sender.Id == "sender-1"));
            Assert.Contains(highest, log.Skip(before).Where(e => e.SentAt < instant).Select(e => e.Version).DefaultIfEmpty().TakeLast(1));
        });

    [Fact]
    public void Should_change_nothing_when_an_entry_comes_again()
    {
        var index = new DayIndex();
        index.Add(Office.Message(1, Office.Ann));
        index.Add(Office.Message(2, Office.Ann));

        index.Add(Office.Message(1, Office.Ann));

        Assert.Equal([1L, 2], index.InboxOf(Office.Ann, Office.Noon, Office.Noon.AddHours(1)).Select(e => e.Version));
        Assert.Equal(2, index.Version);
    }

    [Fact]
    public void Should_move_on_but_never_back_when_the_last_entries_are_erased()
    {
        var index = new DayIndex();
        index.Add(Office.Message(3, Office.Ann));

        index.ReachedAtLeast(7);
        index.ReachedAtLeast(5);

        Assert.Equal(7, index.Version);
    }

    [Fact]
    public void Should_find_nothing_when_the_id_is_unknown() => Assert.Null(new DayIndex().Find(new MessageId("none")));
}
