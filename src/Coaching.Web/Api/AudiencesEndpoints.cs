using System.Security.Claims;
using System.Text.Json;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;
using Coaching.Web.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coaching.Web.Api;

/// <summary>Whom an audience means just now, before anything is sent.</summary>
public static class AudiencesEndpoints
{
    /// <summary>How long a previewed set can be sent to.</summary>
    public static readonly TimeSpan TokensLive = TimeSpan.FromMinutes(10);

    public static IEndpointRouteBuilder MapAudiences(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/audiences/preview", PreviewAsync)
            .RequireAuthorization(Policies.Send)
            .WithTags("Audiences")
            .WithSummary("Counts an audience, and freezes it for 10 minutes under a token.")
            .Produces<Preview>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return routes;
    }

    private static async Task<IResult> PreviewAsync(
        PreviewRequest request,
        ClaimsPrincipal user,
        CurrentDirectory directory,
        RosterBoard roster,
        IPreviewStore store,
        TimeProvider clock,
        CancellationToken cancel)
    {
        if (request.Audience is not { ValueKind: not JsonValueKind.Null } json)
        {
            return Problems.Validation("audience", "Whom to count is needed.");
        }

        if (AudienceRuleJson.Read(json) is not AudienceRuleReading.Sound { Rule: var rule })
        {
            return Problems.Validation(((AudienceRuleReading.Faulty)AudienceRuleJson.Read(json)).Faults);
        }

        var caller = Caller.From(user);

        switch (AudienceResolver.Resolve(rule, caller.Scope, directory.Index, roster))
        {
            case AudienceResolution.Resolved { Audience: var audience }:
                var preview = new PreviewedAudience(
                    Guid.NewGuid().ToString("N"), caller.User.Id, AudienceRuleJson.Write(rule), audience, clock.GetUtcNow() + TokensLive);

                try
                {
                    await store.SaveAsync(preview, cancel).ConfigureAwait(false);
                }
                catch (Exception) when (!cancel.IsCancellationRequested)
                {
                    return Problems.Unavailable(TimeSpan.FromSeconds(1), "The audience cannot be frozen just now.");
                }

                return TypedResults.Ok(new Preview(audience.Count, Count(audience, roster), preview.Token));
            case AudienceResolution.UnknownIds unknown:
                return SendAnswer.Of(new SendReply.UnknownIds(unknown.Names));
            default:
                // An empty group is no fault to look at; sending to it is.
                return TypedResults.Ok(new Preview(0, Count(AgentSet.Empty, roster), null));
        }
    }

    private static StatusCounts Count(AgentSet audience, RosterBoard roster)
    {
        var counts = new int[Enum.GetValues<AgentStatus>().Length];

        foreach (var ordinal in audience)
        {
            counts[(int)roster[ordinal].Status]++;
        }

        return new StatusCounts(
            counts[(int)AgentStatus.Available],
            counts[(int)AgentStatus.OnInteraction],
            counts[(int)AgentStatus.WrapUp],
            counts[(int)AgentStatus.OnBreak],
            counts[(int)AgentStatus.LoggedOut]);
    }

    private sealed record PreviewRequest(JsonElement? Audience);

    /// <param name="Token">Stands for exactly this set for 10 minutes; null when it is empty.</param>
    private sealed record Preview(int Count, StatusCounts ByStatus, string? Token);

    private sealed record StatusCounts(int Available, int OnInteraction, int WrapUp, int OnBreak, int LoggedOut);
}
