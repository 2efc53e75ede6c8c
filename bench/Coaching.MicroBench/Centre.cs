using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;
using Coaching.Testing;

namespace Coaching.MicroBench;

/// <summary>The largest centre, and its day.</summary>
internal static class Centre
{
    public const int Agents = 50_000;

    public static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2026, 3, 10);

    public static readonly InboxDay Day = new(Today, Noon.AddHours(-9));

    public static DirectoryIndex Directory() => DirectoryIndex.Build(DirectoryGenerator.Generate(Agents, seed: 20_26).ToSnapshot());

    /// <summary>Four fifths are logged in, a tenth of them on a break.</summary>
    public static RosterBoard Roster()
    {
        var board = new RosterBoard(Noon);

        for (var agent = 0; agent < Agents * 4 / 5; agent++)
        {
            board.Set(agent, new ShownStatus(agent % 10 == 0 ? AgentStatus.OnBreak : AgentStatus.Available, null, Noon));
        }

        return board;
    }

    public static Sent Message(long version, AgentSet audience) => new(
        version, new MessageId($"message-{version}"), new UserRef("chief", "Chief"), new string('x', 256), Priority.Normal, RequiresAck: false,
        Noon.AddSeconds(version), null, """{"everyone":true}""", audience);

    /// <summary>The events of an agent who logged in and has seen thirty messages.</summary>
    public static IEnumerable<AgentEvent> AgentDay() => Enumerable.Range(1, 30)
        .Select(AgentEvent (version) => new AgentEvent.MessagesSeen(Today, [version], Noon))
        .Prepend(new AgentEvent.DayOpened(Today, new ShownStatus(AgentStatus.Available, null, Noon), Carried: false, Day.Start));

    /// <summary>That agent, in the middle of its day.</summary>
    public static AgentState Agent() => AgentDay().Aggregate(AgentState.Unopened, (state, happened) => state.Apply(happened));
}
