using System.Net;

namespace Coaching.Client.Calls;

/// <summary>How a call ended.</summary>
internal abstract record Answer<T>
{
    private Answer()
    {
    }

    public sealed record Succeeded(HttpStatusCode Status, T? Value) : Answer<T>;

    /// <param name="Tries">With more than one, the outcome of an earlier one is not known.</param>
    public sealed record Refused(Problem Problem, int Tries) : Answer<T>;

    /// <summary>Nobody who could know has answered in time.</summary>
    /// <param name="Last">What happened to the last try.</param>
    public sealed record None(int Tries, Exception Last) : Answer<T>;
}

/// <summary>The value of an answer without a body.</summary>
internal sealed record Nothing;
