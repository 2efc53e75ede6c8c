using Coaching.Actors.Configuration;

namespace Coaching.Actors.Sessions;

/// <summary>How sessions make an agent's presence.</summary>
/// <param name="Grace">How long an agent without a session is still shown as before, so that a reload is no logout (<c>Sessions:Grace</c>).</param>
/// <param name="Renewal">How often a session renews itself with its agent, before jitter (<c>Sessions:Renewal</c>).</param>
public sealed record SessionsSettings(TimeSpan Grace, TimeSpan Renewal)
{
    public static SessionsSettings Default { get; } = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));

    /// <summary>An unanswered command is repeated after one to two of these for the first time.</summary>
    public TimeSpan RepeatAfter { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the first inbox of a connection waits for its node to follow the log: longer than a slow database takes for two answers.</summary>
    public TimeSpan FollowsWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After the turn of the day agents write it down within this span, each at a moment of its own.</summary>
    public TimeSpan TurnJitter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>An agent without sessions leaves memory after this.</summary>
    public TimeSpan IdleAgent { get; init; } = TimeSpan.FromMinutes(3);

    public static SessionsSettings Read(SettingsReader reader) => new(
        reader.Span("Sessions:Grace", Default.Grace, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)),
        reader.Span("Sessions:Renewal", Default.Renewal, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)));
}
