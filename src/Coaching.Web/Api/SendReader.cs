using System.Text.Json;
using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Web.Authentication;
using Microsoft.AspNetCore.Http;

namespace Coaching.Web.Api;

/// <summary>From a request to a send, or to the problem that names every fault of it.</summary>
public sealed class SendReader(MessagesSettings settings, IPreviewStore previews, IMessageLog log, TimeProvider clock)
{
    public async Task<(SendMessage? Send, IResult? Problem)> ReadAsync(SendRequest request, Caller caller, CancellationToken cancel)
    {
        var errors = new Dictionary<string, string[]>();
        var body = request.Body?.Trim() ?? "";
        var rule = ReadRule(request.Audience, errors);
        var priority = ReadPriority(request.Priority, errors);

        if (request.Id is not null && !Identifier.IsValid(request.Id))
        {
            errors["id"] = ["An id is 1 to 64 characters of A-Z, a-z, 0-9, '.', '_' and '-'."];
        }

        if (BodyFault(body) is { } fault)
        {
            errors["body"] = [fault];
        }

        var now = clock.GetUtcNow();

        try
        {
            if (request.ExpiresAt <= now && !await IsRepeatAsync(request.Id, cancel).ConfigureAwait(false))
            {
                errors["expiresAt"] = ["A time in the future."];
            }
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            // The database is away: whether it is a repeat is not known.
            return (null, SendAnswer.Of(new SendReply.OutcomeUnknown()));
        }

        if (errors.Count > 0)
        {
            return (null, Problems.Validation(errors));
        }

        var send = new SendMessage(
            request.Id is { } id ? new MessageId(id) : MessageId.New(now),
            caller.User,
            caller.Scope,
            rule!,
            body,
            priority,
            request.RequiresAck ?? false,
            request.ExpiresAt?.ToUniversalTime(),
            null);

        return request.AudienceToken is { } token
            ? await WithPreviewAsync(send, token, caller, now, cancel).ConfigureAwait(false)
            : (send, null);
    }

    private static AudienceRule? ReadRule(JsonElement? audience, Dictionary<string, string[]> errors)
    {
        if (audience is not { ValueKind: not JsonValueKind.Null } json)
        {
            errors["audience"] = ["Whom the message is for is needed."];
            return null;
        }

        switch (AudienceRuleJson.Read(json))
        {
            case AudienceRuleReading.Sound sound:
                return sound.Rule;
            case AudienceRuleReading.Faulty faulty:
                foreach (var (path, faults) in faulty.Faults)
                {
                    errors[path] = faults;
                }

                return null;
            default:
                throw new InvalidOperationException("Unknown reading of an audience.");
        }
    }

    private static Priority ReadPriority(string? text, Dictionary<string, string[]> errors)
    {
        Priority? priority = text switch
        {
            null or "normal" => Priority.Normal,
            "important" => Priority.Important,
            "urgent" => Priority.Urgent,
            _ => null,
        };

        if (priority is null)
        {
            errors["priority"] = ["normal, important or urgent."];
        }

        return priority ?? Priority.Unspecified;
    }

    private string? BodyFault(string body)
    {
        if (body.Length == 0)
        {
            return "Some text is needed.";
        }

        if (body.Length > settings.MaxLength)
        {
            return $"At most {settings.MaxLength} characters; there are {body.Length}.";
        }

        return IsText(body) ? null : "Plain text with line breaks; other control characters and broken characters are not.";
    }

    /// <summary>Line breaks and tabs, no other control characters, no half surrogate pairs (which no database and no browser takes).</summary>
    private static bool IsText(string body)
    {
        for (var i = 0; i < body.Length; i++)
        {
            if (char.IsSurrogate(body[i]))
            {
                if (!char.IsHighSurrogate(body[i]) || i + 1 == body.Length || !char.IsLowSurrogate(body[++i]))
                {
                    return false;
                }
            }
            else if (char.IsControl(body[i]) && body[i] is not ('\n' or '\r' or '\t'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A repeat is answered as at first, also after its time ran out.</summary>
    private async Task<bool> IsRepeatAsync(string? id, CancellationToken cancel) =>
        Identifier.IsValid(id) && await log.FindAsync(new MessageId(id!), cancel).ConfigureAwait(false) is not null;

    private async Task<(SendMessage? Send, IResult? Problem)> WithPreviewAsync(
        SendMessage send, string token, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        PreviewedAudience? preview;

        try
        {
            preview = Identifier.IsValid(token) ? await previews.FindAsync(token, now, cancel).ConfigureAwait(false) : null;
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return (null, SendAnswer.Of(new SendReply.OutcomeUnknown()));
        }

        if (preview is not null && (preview.UserId != caller.User.Id || preview.Rule != AudienceRuleJson.Write(send.Rule)))
        {
            return (null, Problems.Validation("audienceToken", "It was given to this caller, for this very audience."));
        }

        // Without its set a token confirms nothing: the actor says so, unless the send is a repeat.
        return (send with { Preview = preview?.Audience ?? AgentSet.Empty }, null);
    }
}
