using Akka.Actor;
using Coaching.Actors.Hosting;

namespace Coaching.Actors.Tests.Fakes;

/// <summary>A node's place in a cluster that is not there.</summary>
internal sealed class FakeClusterPlace : IClusterPlace
{
    public bool Majority { get; set; } = true;

    public bool Region { get; set; } = true;

    public bool HasMajority(ActorSystem system) => Majority;

    public Task<bool> HasRegionAsync(ActorSystem system) => Task.FromResult(Region);
}
