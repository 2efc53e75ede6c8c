namespace Coaching.Cluster.Tests.Clients;

/// <summary>One send and what its sender knows of it.</summary>
/// <param name="Recipients">Agents that the audience means; the directory does not change in these tests.</param>
public sealed record Send(string Id, object Audience, string Body, IReadOnlyList<string> Recipients)
{
    public SendOutcome Outcome { get; set; }

    /// <summary>The first answer: a repeat gets it again.</summary>
    public string? AcceptedAt { get; set; }
}

public enum SendOutcome
{
    /// <summary>No answer, or one that says so: it may be there, for all recipients or for none.</summary>
    Unknown,

    Accepted,

    Refused,
}
