using System.Globalization;
using Coaching.Actors.Audiences;
using Microsoft.AspNetCore.Http;

namespace Coaching.Web.Api;

/// <summary>How the outcome of a send is answered.</summary>
public static class SendAnswer
{
    /// <summary>Beyond the actor's own patience, so that its word comes first.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public static IResult Of(SendReply reply) => reply switch
    {
        SendReply.Accepted a when a.First => TypedResults.Accepted($"/api/v1/messages/{a.Id}", Accepted(a)),
        SendReply.Accepted a => TypedResults.Ok(Accepted(a)),
        SendReply.DifferentContent => Problems.Conflict(ProblemTypes.DifferentContent, "This id was sent before with other content; nothing was sent now."),
        SendReply.UnknownIds u => Problems.Unprocessable(
            ProblemTypes.UnknownIds,
            "The audience names what does not exist; nothing was sent.",
            new Dictionary<string, string[]> { ["audience"] = [.. u.Names.Select(n => $"There is no {n}.")] }),
        SendReply.Nobody => Problems.Unprocessable(ProblemTypes.EmptyAudience, "Nobody is in this audience; nothing was sent."),
        SendReply.ExpiresTooLate late => Problems.Validation(
            "expiresAt", string.Create(CultureInfo.InvariantCulture, $"At most the end of the recipients' business day: {late.End.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}.")),
        SendReply.AudienceChanged c => Problems.Conflict(
            ProblemTypes.AudienceChanged,
            $"The audience is not what was confirmed any more: now {c.Count} agents; nothing was sent.",
            new Dictionary<string, object?> { ["count"] = c.Count }),
        _ => Problems.Unavailable(RetryAfter, "It is not known whether the message was accepted: repeat it with the same id."),
    };

    private static SendAccepted Accepted(SendReply.Accepted accepted) => new(accepted.Id.Value, accepted.Recipients, accepted.At);
}
