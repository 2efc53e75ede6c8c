namespace Coaching.Client;

/// <summary>How a send ended.</summary>
/// <param name="Id">Of the message, also when none was given.</param>
public abstract record SendResult(string Id)
{
    /// <summary>The message is durable for all its recipients.</summary>
    /// <param name="First">False: this id had been accepted before (by an earlier try, say), and this is the first answer once more.</param>
    public sealed record Accepted(string Id, int Recipients, DateTimeOffset AcceptedAt, bool First) : SendResult(Id);

    /// <summary>Nothing was sent: someone of the previewed set has left. Preview it again.</summary>
    /// <param name="Count">How many agents the audience has now.</param>
    public sealed record AudienceChanged(string Id, int Count) : SendResult(Id);

    /// <summary>Nothing was sent now: this id was sent before, with another text, audience or sender.</summary>
    public sealed record DifferentContent(string Id) : SendResult(Id);

    /// <summary>Nothing was sent: nobody is in the audience, or it names what does not exist.</summary>
    public sealed record NotPossible(string Id, Problem Problem) : SendResult(Id);

    /// <summary>It may have been sent or not, for all that could be learned in time. The same send with this id again finds out, and sends nothing twice.</summary>
    /// <param name="Why">For logs.</param>
    public sealed record OutcomeUnknown(string Id, string Why) : SendResult(Id);
}
