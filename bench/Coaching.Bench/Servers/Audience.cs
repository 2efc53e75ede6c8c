namespace Coaching.Bench.Servers;

/// <summary>Whom a send of the bench is for.</summary>
internal abstract record Audience
{
    private Audience()
    {
    }

    public sealed record Everyone : Audience;

    public sealed record One(int Agent) : Audience;

    public sealed record Team(int Number) : Audience;
}
