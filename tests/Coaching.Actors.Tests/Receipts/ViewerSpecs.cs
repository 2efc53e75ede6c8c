using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Receipts;

public sealed class ViewerSpecs
{
    private static readonly Viewer NorthSupervisor = new("nora", Office.North, Office.Index);

    [Fact]
    public void Should_see_only_own_teams_recipients_when_a_supervisor()
    {
        var toBoth = Office.Message(1, Office.Ann, Office.Cat);

        Assert.True(NorthSupervisor.Sees(toBoth));
        Assert.Equal(AgentSet.FromOrdinals([Office.Ann]), NorthSupervisor.RecipientsOf(toBoth));
        Assert.False(NorthSupervisor.Sees(Office.Message(2, Office.Cat)));
    }

    [Fact]
    public void Should_see_own_messages_without_recipients_of_other_teams()
    {
        var sue = new Viewer(Office.Sue.Id, Office.North, Office.Index);

        Assert.True(sue.Sees(Office.Message(1, Office.Cat)));
        Assert.True(sue.RecipientsOf(Office.Message(1, Office.Cat)).IsEmpty);
    }

    [Fact]
    public void Should_see_all_when_an_admin()
    {
        var admin = new Viewer("ada", new Scope.Everyone(), Office.With(Office.Cat, row => row, removed: true));

        Assert.True(admin.Sees(Office.Message(1, Office.Cat)));
        Assert.Equal(1, admin.RecipientsOf(Office.Message(1, Office.Cat)).Count);
    }

    [Fact]
    public void Should_still_see_a_recipient_who_left_from_an_own_team()
    {
        var afterwards = Office.With(Office.Ann, row => row, removed: true);

        Assert.Equal(1, new Viewer("nora", Office.North, afterwards).RecipientsOf(Office.Message(1, Office.Ann, Office.Cat)).Count);
    }

    [Fact]
    public void Should_see_nothing_when_a_supervisor_without_teams() =>
        Assert.False(new Viewer("nora", new Scope.OfTeams([]), Office.Index).Sees(Office.Message(1, Office.Ann)));
}
