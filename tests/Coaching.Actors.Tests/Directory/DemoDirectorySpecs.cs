using Coaching.Actors.Directory;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Directory;

public sealed class DemoDirectorySpecs
{
    private static readonly DirectoryDocument Demo = DemoDirectory.Create();

    [Fact]
    public void Should_be_sound_when_checked() =>
        Assert.IsType<DirectoryCheck<DirectoryDocument>.Sound>(DirectoryRules.Check(Demo));

    [Fact]
    public void Should_be_the_same_when_made_twice() =>
        Assert.Equal(DirectoryGenerator.ToCsv(Demo), DirectoryGenerator.ToCsv(DemoDirectory.Create()));

    [Fact]
    public void Should_have_the_promised_size_when_made() =>
        Assert.Equal(
            (200, 3, 6, 5, 8, 6),
            (Demo.Agents.Count, Demo.Sites.Count, Demo.Teams.Count, Demo.Campaigns.Count, Demo.Lists.Count, Demo.Queues.Count));

    [Fact]
    public void Should_have_a_name_for_everybody_alone_when_made() =>
        Assert.Equal(200, Demo.Agents.Select(agent => agent.Name).Distinct().Count());

    [Fact]
    public void Should_have_agents_in_every_group_when_made()
    {
        var index = DirectoryIndex.Build(Demo.ToSnapshot());

        Assert.All(Enum.GetValues<GroupKind>().SelectMany(index.Groups), group => Assert.False(group.Agents.IsEmpty));
    }
}
