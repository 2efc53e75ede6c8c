using Akka.Actor;
using Coaching.Actors.Agents;
using Coaching.Actors.Tests.Fakes;
using Xunit;

namespace Coaching.Actors.Tests.Agents;

public sealed class AgentSessionsSpecs
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly AgentSessions sessions = new(Grace, Office.Noon);

    [Fact]
    public void Should_not_count_as_logged_in_when_none_came_since_waking()
    {
        Assert.False(sessions.CountsAsLoggedIn(Office.Noon));
        Assert.False(sessions.HadAny);
        Assert.Equal(TimeSpan.FromSeconds(1), sessions.GraceLeft(Office.Noon.AddSeconds(29)));
    }

    [Fact]
    public void Should_count_as_logged_in_until_the_grace_period_is_over_when_the_last_one_left()
    {
        sessions.Add(ActorRefs.Nobody);
        sessions.Remove(ActorRefs.Nobody, Office.Noon.AddMinutes(5));

        Assert.True(sessions.CountsAsLoggedIn(Office.Noon.AddMinutes(5).AddSeconds(29)));
        Assert.False(sessions.CountsAsLoggedIn(Office.Noon.AddMinutes(5).AddSeconds(30)));
        Assert.False(sessions.Any);
    }

    [Fact]
    public void Should_not_start_the_period_anew_when_it_is_told_twice()
    {
        sessions.Add(ActorRefs.Nobody);
        sessions.Remove(ActorRefs.Nobody, Office.Noon);
        sessions.Remove(ActorRefs.Nobody, Office.Noon.AddHours(1));

        Assert.Equal(Office.Noon, sessions.LastLeft);
    }
}
