namespace Coaching.Client;

/// <summary>A call did not succeed: the server refused it, or did not answer in time.</summary>
public sealed class CoachMessagingException : Exception
{
    /// <summary>Refused.</summary>
    public CoachMessagingException(Problem problem)
        : base(problem.ToString()) => Problem = problem;

    /// <summary>Not answered.</summary>
    public CoachMessagingException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>The server's words; null when it did not answer.</summary>
    public Problem? Problem { get; }
}
