using System.Net;
using Coaching.Bench.Clients;

namespace Coaching.Bench.Tests.Clients;

public sealed class CrowdLineSpecs
{
    [Fact]
    public void Should_read_what_was_written()
    {
        Assert.True(CrowdLine.TryReadExpect(CrowdLine.Expect(7), out var expected));
        Assert.True(CrowdLine.TryReadExpecting(CrowdLine.Expecting(8), out var expecting));
        Assert.True(CrowdLine.TryReadArrived(CrowdLine.Arrived(9, 123_456_789_012), out var arrived, out var lastAt));
        Assert.True(CrowdLine.TryReadChecked(CrowdLine.Checked(null), out var none));
        Assert.True(CrowdLine.TryReadChecked(CrowdLine.Checked("3 came twice"), out var fault));

        Assert.Equal((7, 8, 9, 123_456_789_012), (expected, expecting, arrived, lastAt));
        Assert.Equal((null, "3 came twice"), (none, fault));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ready")]
    [InlineData("arrived 7")]
    [InlineData("arrived seven 8")]
    public void Should_take_no_other_line_for_an_arrival(string line) => Assert.False(CrowdLine.TryReadArrived(line, out _, out _));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Should_find_the_same_door_in_another_process(bool isFloor)
    {
        var door = new Door(isFloor, [IPEndPoint.Parse("127.0.0.1:5080"), IPEndPoint.Parse("127.0.0.1:5081")]);

        var there = Door.Parse(door.ToString());

        Assert.Equal(isFloor, there.IsFloor);
        Assert.Equal(door.Nodes, there.Nodes);
        Assert.Equal(door.Nodes[1], there.NodeOf(3));
    }
}
