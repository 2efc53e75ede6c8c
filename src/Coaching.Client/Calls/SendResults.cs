using System.Net;

namespace Coaching.Client.Calls;

/// <summary>What the end of a call means for a send.</summary>
internal static class SendResults
{
    private const string AudienceChanged = "urn:coaching:problem:audience-changed";

    public static SendResult Of(string id, Answer<SendAccepted> answer) => answer switch
    {
        Answer<SendAccepted>.Succeeded { Value: { } accepted } done =>
            new SendResult.Accepted(accepted.Id, accepted.Recipients, accepted.AcceptedAt, done.Status == HttpStatusCode.Accepted),
        Answer<SendAccepted>.Refused refused => Of(id, refused),
        Answer<SendAccepted>.None none => new SendResult.OutcomeUnknown(id, none.Last.Message),
        _ => new SendResult.OutcomeUnknown(id, "The answer is empty."),
    };

    private static SendResult Of(string id, Answer<SendAccepted>.Refused refused) => refused.Problem switch
    {
        { Status: 409, Type: AudienceChanged } problem => new SendResult.AudienceChanged(id, problem.Count ?? 0),
        { Status: 409 } => new SendResult.DifferentContent(id),
        { Status: 422 } problem => new SendResult.NotPossible(id, problem),
        // For all others the server did not look for the id first, so after a lost try they say nothing of that one; and a fault may come after the deed.
        var problem when refused.Tries > 1 || problem.Status >= 500 => new SendResult.OutcomeUnknown(id, problem.ToString()),
        var problem => throw new CoachMessagingException(problem),
    };
}
