namespace Coaching.Cluster.Tests.Chaos;

/// <summary>What one fault did.</summary>
/// <param name="Accepted">Sends with a 202 or 200.</param>
/// <param name="Refused">Attempts answered 503; each was repeated.</param>
/// <param name="Lost">Accepted messages that an inbox lacks, counted for each inbox.</param>
/// <param name="Duplicated">Messages that somebody has twice or should not have at all.</param>
/// <param name="Toasts">Longest time that an open connection was shown nothing, while something is sent to everyone five times a second.</param>
/// <param name="Inboxes">Longest time that somebody wanted an inbox and had none.</param>
/// <param name="Acceptance">Longest time without an accepted send.</param>
/// <param name="Answer">Longest time that an answered send took.</param>
/// <param name="AcceptingAgain">From the end of the fault to the next accepted send.</param>
public sealed record ChaosRow(
    string Fault,
    int Accepted,
    int Refused,
    int Unanswered,
    int Lost,
    int Duplicated,
    TimeSpan Toasts,
    TimeSpan Inboxes,
    TimeSpan Acceptance,
    TimeSpan Answer,
    TimeSpan AcceptingAgain);
