using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Roster;

namespace Coaching.Actors.Audiences;

/// <summary>From a send to its draft for the log, and from the log's result to the sender's answer. Pure.</summary>
public static class Drafting
{
    /// <summary>The draft, and what to answer if its id is new although the audience could not be resolved or may not be sent to for so long.</summary>
    public static (SendDraft Draft, SendReply? Unresolved) Of(SendMessage send, DirectoryIndex directory, RosterBoard board, DateTimeOffset now)
    {
        var (audience, unresolved) = send.Preview is { } preview ? Confirm(preview, send, directory, board) : Resolve(send, directory, board);

        if (audience is not null && send.ExpiresAt is { } expiry && EndOfDay(audience, directory, now) is var end && expiry > end)
        {
            (audience, unresolved) = (null, new SendReply.ExpiresTooLate(end));
        }

        var rule = AudienceRuleJson.Write(send.Rule);
        var hash = SendHash.Of(send.From.Id, rule, send.Body, send.Priority, send.RequiresAck, send.ExpiresAt);

        return (
            new SendDraft(
                send.Id, hash, send.From, send.Body, send.Priority, send.RequiresAck, send.ExpiresAt, rule, audience, directory.Version),
            unresolved);
    }

    public static SendReply Answer(PendingSend send, AppendResult result) => result switch
    {
        AppendResult.Appended r => new SendReply.Accepted(r.Entry.Id, r.Entry.Audience.Count, r.Entry.SentAt, First: true),
        AppendResult.Known r when r.Hash == send.Draft.Hash => new SendReply.Accepted(send.Draft.Id, r.Recipients, r.SentAt, First: false),
        AppendResult.Known => new SendReply.DifferentContent(),
        AppendResult.NotResolved => send.Unresolved ?? throw new InvalidOperationException("A draft without an audience says why."),
        _ => throw new InvalidOperationException($"Unknown append result {result.GetType().Name}."),
    };

    /// <summary>When the business day has ended for all of them.</summary>
    private static DateTimeOffset EndOfDay(AgentSet audience, DirectoryIndex directory, DateTimeOffset now) =>
        directory.Sites
            .Where(site => site.Agents.Overlaps(audience))
            .Select(site => site.Day.EndOf(site.Day.DateOf(now)))
            .DefaultIfEmpty(DateTimeOffset.MaxValue)
            .Max();

    private static (AgentSet?, SendReply?) Resolve(SendMessage send, DirectoryIndex directory, RosterBoard board) =>
        AudienceResolver.Resolve(send.Rule, send.Scope, directory, board) switch
        {
            AudienceResolution.Resolved r => (r.Audience, null),
            AudienceResolution.UnknownIds r => (null, new SendReply.UnknownIds(r.Names)),
            _ => (null, new SendReply.Nobody()),
        };

    /// <summary>The previewed set as it is, if all of it is still there; an empty one stands for a token that has run out.</summary>
    private static (AgentSet?, SendReply?) Confirm(AgentSet preview, SendMessage send, DirectoryIndex directory, RosterBoard board) =>
        !preview.IsEmpty && preview.AndNot(directory.ScopeSet(send.Scope)).IsEmpty
            ? (preview, null)
            : (null, new SendReply.AudienceChanged(Resolve(send, directory, board).Item1?.Count ?? 0));
}
