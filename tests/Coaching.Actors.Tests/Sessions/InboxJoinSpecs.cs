using Coaching.Actors.Agents;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Sessions;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Sessions;

public sealed class InboxJoinSpecs
{
    private readonly DayIndex index = new();

    [Fact]
    public void Should_begin_where_the_agent_says_or_where_its_site_does()
    {
        index.Add(Office.Message(1, Office.Day.Start.AddTicks(-1), Office.Ann));
        index.Add(Office.Message(2, Office.Day.Start, Office.Ann));

        Assert.Equal([2L, 1], VersionsFrom(Office.Day.Start.AddHours(-8)));
        Assert.Equal([2L], VersionsFrom(null));
    }

    private IEnumerable<long> VersionsFrom(DateTimeOffset? start)
    {
        var join = new InboxJoin(index, Office.Directory(), TimeProvider.System);
        var reply = new AgentReply.Inbox(1, Office.Today, 2, Office.Status(AgentStatus.Available), 1, [], start);

        return join.View(Office.Index.Find("ann")!, reply).Messages.Select(m => m.Message.Version);
    }
}
