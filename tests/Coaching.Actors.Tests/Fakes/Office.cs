using System.Collections.Frozen;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Tests.Fakes;

/// <summary>A small call centre: Ann, Bob (team north) and Cat (team south) in London, Dai (team south) in Manila; days start at 03:00.</summary>
internal static class Office
{
    public const int Ann = 0;
    public const int Bob = 1;
    public const int Cat = 2;
    public const int Dai = 3;

    /// <summary>A Wednesday in winter, noon in London.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2026, 1, 14);

    /// <summary>Today in London.</summary>
    public static readonly InboxDay Day = new(Today, new DateTimeOffset(2026, 1, 14, 3, 0, 0, TimeSpan.Zero));

    /// <summary>Tomorrow in London.</summary>
    public static readonly InboxDay NextDay = new(Today.AddDays(1), Day.Start.AddDays(1));

    public static readonly UserRef Sue = new("sue", "Sue Sender");

    public static readonly Scope North = new Scope.OfTeams(new[] { "north" }.ToFrozenSet());

    private static readonly StoredSite[] Sites =
    [
        new(new SiteRow("london", "London", "Europe/London", "03:00")),
        new(new SiteRow("manila", "Manila", "Asia/Manila", "03:00")),
    ];

    private static readonly GroupRow[] Teams = [new("north", "North"), new("south", "South")];

    public static IReadOnlyList<AgentRow> Agents { get; } =
    [
        new("ann", "Ann", "london", "north", ["sales"], []),
        new("bob", "Bob", "london", "north", ["sales"], []),
        new("cat", "Cat", "london", "south", ["help"], []),
        new("dai", "Dai", "manila", "south", ["help"], []),
    ];

    public static DirectorySnapshot Snapshot { get; } = new(
        1, Sites, Teams, [], [], [new("sales", "Sales", [], []), new("help", "Help", [], [])],
        [.. Agents.Select((agent, i) => new StoredAgent(i, agent, false))]);

    public static DirectoryIndex Index { get; } = DirectoryIndex.Build(Snapshot);

    public static CurrentDirectory Directory() => Directory(Index);

    public static CurrentDirectory Directory(DirectoryIndex index)
    {
        var directory = new CurrentDirectory();
        directory.Set(index);
        return directory;
    }

    /// <summary>The next version of the directory, with one agent changed.</summary>
    public static DirectoryIndex With(int ordinal, Func<AgentRow, AgentRow> change, bool removed = false) => DirectoryIndex.Build(Snapshot with
    {
        Version = 2,
        Agents = [.. Snapshot.Agents.Select(a => a.Ordinal == ordinal ? new StoredAgent(a.Ordinal, change(a.Row), removed) : a)],
    });

    /// <summary>The next version of the directory, with one site changed at an instant.</summary>
    public static DirectoryIndex WithSite(string id, Func<SiteRow, SiteRow> change, DateTimeOffset now) => DirectoryIndex.Build(Snapshot with
    {
        Version = 2,
        Sites = [.. Snapshot.Sites.Select(s => s.Row.Id == id ? StoredSite.After(s, change(s.Row), now) : s)],
    });

    public static Sent Message(long version, DateTimeOffset sentAt, params int[] audience) => new(
        version, new MessageId($"m{version}"), Sue, $"Body {version}", Priority.Normal, false, sentAt, null, """{"everyone":true}""",
        AgentSet.FromOrdinals(audience));

    public static Sent Message(long version, params int[] audience) => Message(version, Noon, audience);

    public static ShownStatus Status(AgentStatus status, string? reason = null) => new(status, reason, Noon);
}
